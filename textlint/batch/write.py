"""Replace a file whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".textlint-new"  # ends the name of what is being written, beside the file it will replace


class Changed(OSError):
    """The file is no longer what was read; it is left alone."""


class Busy(OSError):
    """Another run is writing the same file; it is left alone."""


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `path`, if that still holds `old`.

    A link is followed to the file it stands for. The new file is written beside the old one, brought to the disk, given
    its mode and owner and then renamed over it: whoever looks sees one or the other. A run that is killed may leave
    the unfinished file; `sweep` removes it.

    Raises:
        Changed: the file holds something else by now.
        Busy: another run is writing it.
        OSError: it cannot be written.
    """
    real = path.resolve()
    temporary = temporary_for(real)
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        if not _lock(descriptor, temporary):
            raise Busy(16, "another run of textlint is writing it")
        os.ftruncate(descriptor, 0)
        _write(descriptor, new)
        about = real.stat()
        _take_over(descriptor, about)
        os.fsync(descriptor)
        if real.read_bytes() != old:
            temporary.unlink(missing_ok=True)
            raise Changed(11, "changed since it was read; left as it is")
        temporary.replace(real)
    except Busy:
        raise
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
    _sync_folder(real.parent)


def temporary_for(real: Path) -> Path:
    """Where the new content of `real` is written first."""
    return real.with_name(f".{real.name[:200]}{TEMPORARY}")


def sweep(path: Path) -> None:
    """Remove what a killed run left beside `path`, unless a run is at it."""
    with suppress(OSError):
        temporary = temporary_for(path.resolve())
        if not temporary.exists():
            return
        descriptor = os.open(temporary, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        try:
            if _lock(descriptor, temporary):
                temporary.unlink(missing_ok=True)
        finally:
            os.close(descriptor)


def _lock(descriptor: int, temporary: Path) -> bool:
    """Take the file for this run; False when another run has it or has just renamed it away."""
    try:
        import fcntl
    except ImportError:  # Windows: renaming over an open file fails there by itself
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.fstat(descriptor).st_ino == temporary.stat().st_ino
    except OSError:
        return False


def _write(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def _take_over(descriptor: int, about: os.stat_result) -> None:
    """Give the new file the old one's owner, where we may, and its mode."""
    if hasattr(os, "fchown"):
        with suppress(PermissionError):
            os.fchown(descriptor, about.st_uid, about.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(about.st_mode))


def _sync_folder(folder: Path) -> None:
    """Bring the renaming to the disk, where folders can be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
