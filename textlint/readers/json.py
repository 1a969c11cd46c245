"""Values of JSON files; what reads them is loaded when there is one, see `textlint.readers.within.json_values`."""

import re

from textlint.readers import Options, Part

SUFFIXES = (".json",)
NEEDS_FIELDS = True

_LIKELY = rb'(?:\xef\xbb\xbf)?\s*+(?:\{\s*+["}]|\[\s*+(?:[\[{"\]]|\d))'


def is_likely(raw: bytes) -> bool:
    """True for what begins like an object or a list; asked only when fields are named."""
    return re.match(_LIKELY, raw) is not None


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The articles of a file.

    Raises:
        InputError: it is no JSON, nested too deep, or no fields are named.
        LookupError: as `plain.read`.
    """
    from textlint.readers.within import json_values

    return json_values.parts(path, raw, options)
