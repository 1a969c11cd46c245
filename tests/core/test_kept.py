"""What is stored for later is made when it is asked for, and no sooner."""

import pickle

from textlint.core.kept import Later

MADE = []


def note(number):
    MADE.append(number)


class Watched:
    def __reduce__(self):
        return note, (1,)


def test_it_is_made_when_it_is_first_asked_for_and_only_then():
    MADE.clear()
    stored = pickle.dumps(pickle.loads(pickle.dumps(Later(Watched()))))
    later = pickle.loads(stored)
    assert MADE == []
    assert later.get() is None
    assert later.get() is None
    assert MADE == [1]


def test_it_comes_back_as_it_was_however_often_it_is_stored():
    thing = {"word": ("right", "or")}
    once = pickle.loads(pickle.dumps(Later(thing)))
    twice = pickle.loads(pickle.dumps(once))
    assert once == Later(thing) == twice
    assert twice.get() == thing
    assert twice != Later({})
