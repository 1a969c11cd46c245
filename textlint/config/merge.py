"""Several sources of settings as one: which value holds, and who said it."""

from collections.abc import Iterator, Mapping, Sequence

from textlint.config.keys import ADDED, DEFAULTS, LANGUAGETOOL, Key
from textlint.config.layer import Layer, Said

_CHOOSING = (("select",), ("extend-select",))
_LEAVING = (("ignore",), ("extend-ignore",))


def merged(layers: Sequence[Layer], options: Layer) -> dict[Key, tuple[Said, ...]]:
    """What holds for each key: one value, or of keys that add up all of them.

    What is said on the command line goes before what stands in files: rules that are selected there, or a profile, take
    the place of what files select, and a file does not leave out what is selected there by its name.

    Args:
        layers: of files; the later holds.
        options: of the command line.
    """
    found: dict[Key, tuple[Said, ...]] = {key: (Said(value),) for key, value in DEFAULTS.items()}
    for layer in (*layers, options):
        for key, value in _heeded(layer, options):
            said = Said(value, layer, key)
            found[key] = (*found.get(key, ()), said) if key[0] in ADDED else (said,)
    if ("languagetool", "where") in found:
        found = {**{("languagetool", name): (Said(value),) for name, value in LANGUAGETOOL.items()}, **found}
    return found


def _heeded(layer: Layer, options: Layer) -> Iterator[tuple[Key, object]]:
    """The values of a layer that the command line does not do away with."""
    selected: tuple[str, ...] = options.values.get(("select",), ())
    chosen = selected or ("profile",) in options.values
    named: Mapping[str, object] = dict.fromkeys((*selected, *options.values.get(("extend-select",), ())))
    for key, value in layer.values.items():
        if layer is not options and key in _CHOOSING and chosen:
            continue
        if layer is not options and key in _LEAVING and named:
            value = tuple(name for name in value if not _is_asked_for(name, named))
        yield key, value


def _is_asked_for(name: str, named: Mapping[str, object]) -> bool:
    """True when what a file leaves out, or a rule of the family it leaves out, is named on the command line."""
    return name in named or any(other.startswith(f"{name}/") for other in named)
