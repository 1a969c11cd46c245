"""Values of YAML files; what reads them is loaded when there is one, see `textlint.readers.within.yaml_values`."""

from textlint.readers import Options, Part

SUFFIXES = (".yaml", ".yml")
NEEDS_FIELDS = True


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The articles of a file; of several documents in it each has its own.

    Raises:
        InputError: it is no YAML, nested too deep, or no fields are named.
        LookupError: as `plain.read`.
    """
    from textlint.readers.within import yaml_values

    return yaml_values.parts(path, raw, options)
