"""Markup that is well formed by the way it is made: the one place where text becomes HTML."""

from functools import cache
from html import escape

from textlint.core.screen import visible


class Html(str):
    """Markup. A plain `str` is text, and is escaped wherever it meets markup."""

    __slots__ = ()


VOID = frozenset({"br", "input", "meta", "rect"})  # elements of HTML, and one of SVG, that hold nothing


def element(name: str, /, *children: str, **attributes: str | int | bool | None) -> Html:
    """An element.

    Args:
        name: its tag.
        children: text, or markup as it is.
        attributes: a final underscore is dropped, others are hyphens; True stands for one without a value, None and
            False for none at all.
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{given}>" if name != "rect" else f"<{name}{given}/>")
    return Html(f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*children: str) -> Html:
    """Pieces one after the other."""
    return Html("".join(child if isinstance(child, Html) else shown(child) for child in children))


def shown(text: str) -> Html:
    """Text as markup that shows each character of it.

    What cannot be seen, drives a terminal or turns the direction of writing stands as ‹U+202E› in an element `odd`
    whose `data-code` names it: a browser would drop a NUL, and a hostile article could turn its words round.
    """
    if text.isascii() and text.isprintable():
        return Html(escape(text))
    return Html("".join(map(_shown, text)))


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(str(value)))}"'


@cache
def _shown(character: str) -> str:
    if character in "\n\t":
        return character
    if character == "\r":
        return "&#13;"  # the character itself would be read as a line feed
    seen = visible(character)
    if seen == character:
        return escape(character)
    return f'<span class="odd" data-code="{ord(character):04X}">{escape(seen)}</span>'
