"""Where the file is that says which findings in another are to be quiet."""

import errno

from textlint.core import InputError

SUFFIX = ".textlint"  # after the whole name of the file it speaks of
_NONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL})


def bytes_beside(path: str) -> tuple[str, bytes] | None:
    """The path and the bytes of the file beside `path`; None when there is none.

    Raises:
        InputError: it is there and cannot be read.
    """
    name = path + SUFFIX
    try:
        with open(name, "rb") as file:  # noqa: PTH123 (a Path for each of 25,000 files is slow)
            return name, file.read()
    except OSError as error:
        if error.errno in _NONE:
            return None
        raise InputError(name, error.strerror or str(error)) from None
