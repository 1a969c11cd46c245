"""Values of TOML files; what reads them is loaded when there is one, see `textlint.readers.within.toml_values`."""

from textlint.readers import Options, Part

SUFFIXES = (".toml",)
NEEDS_FIELDS = True


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The articles of a file.

    Raises:
        InputError: it is no TOML, nested too deep, or no fields are named.
        LookupError: as `plain.read`.
    """
    from textlint.readers.within import toml_values

    return toml_values.parts(path, raw, options)
