"""Replace a file whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType

try:
    import fcntl
except ImportError:  # Windows has no such locks; there a file that is open cannot be renamed over
    fcntl = None  # type: ignore[assignment]

TEMPORARY = ".textlint-new"  # ends the name of what is being written, beside the file it will replace
LONGEST = 255  # bytes in a file name on most file systems


class Changed(OSError):
    """The file is no longer what was read; it is left alone."""


class Busy(OSError):
    """Another run is writing the same file; it is left alone."""


class Replacement:
    """A new file, written beside its place, that takes it when all is there.

    Whoever looks sees the old file or the new one. While it is written it is locked for this run; one that did not take
    its place is removed, and what a killed run left is removed by `sweep` or overwritten by the next run.

    Args:
        real: the place; no link.

    Raises:
        Busy: another run is writing it.
        OSError: its folder cannot be written.
    """

    def __init__(self, real: Path) -> None:
        self._real, self._temporary, self._done = real, temporary_for(real), False
        sweep(real)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self._temporary, flags, 0o600 if real.exists() else 0o666)
        self._file = os.fdopen(descriptor, "wb")
        if not _lock(descriptor, self._temporary):
            self._file.close()
            raise Busy(errno.EBUSY, "another run of textlint is writing it")

    def __enter__(self) -> "Replacement":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._done:
            self._temporary.unlink(missing_ok=True)  # before the lock goes with the open file
        with suppress(OSError):  # what could not be written is not wanted any more
            self._file.close()

    def write(self, content: bytes) -> None:
        """Add to the new file."""
        self._file.write(content)

    def finish(self) -> None:
        """Give the new file the old one's owner and mode and bring it to the disk."""
        self._file.flush()
        with suppress(FileNotFoundError):  # a place that was empty
            _take_over(self._file.fileno(), self._real.stat())
        os.fsync(self._file.fileno())

    def take_place(self) -> None:
        """Now the new file is there and the old one gone."""
        if fcntl is None:
            self._file.close()
        self._temporary.replace(self._real)
        self._done = True
        _sync_folder(self._real.parent)


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `path`, if that still holds `old`. A link is followed to the file it stands for.

    Raises:
        Changed: the file holds something else by now; not so when it is `new`, written by another run.
        Busy: another run is writing it.
        OSError: it cannot be written.
    """
    real = real_file(path)
    os.close(os.open(real, os.O_WRONLY))  # may we write it? renaming over it asks only its folder
    with Replacement(real) as replacement:
        replacement.write(new)
        replacement.finish()
        present = real.read_bytes()
        if present == old:
            replacement.take_place()
        elif present != new:
            raise Changed(errno.EAGAIN, "changed since it was read; left as it is")


def real_file(path: Path) -> Path:
    """The file that `path` stands for, links followed."""
    return Path(os.path.realpath(path))  # `Path.resolve` raises RuntimeError at a link to itself


def temporary_for(real: Path) -> Path:
    """Where the new content of `real` is written first."""
    name = f".{real.name}{TEMPORARY}"
    if len(os.fsencode(name)) > LONGEST:
        from hashlib import blake2b  # OpenSSL with it, for names that are too long

        name = f".{blake2b(os.fsencode(real.name), digest_size=16).hexdigest()}{TEMPORARY}"
    return real.with_name(name)


def sweep(path: Path) -> None:
    """Remove what a killed run left beside `path`, unless a run is at it."""
    with suppress(OSError):
        temporary = temporary_for(real_file(path))
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
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.fstat(descriptor).st_ino == temporary.stat().st_ino
    except OSError:
        return False


def _take_over(descriptor: int, about: os.stat_result) -> None:
    """Give the new file the old one's owner and mode.

    Raises:
        PermissionError: we may not give a file to the old one's owner, so the old one must stay.
    """
    ours = os.fstat(descriptor)
    if hasattr(os, "fchown") and (ours.st_uid, ours.st_gid) != (about.st_uid, about.st_gid):
        try:
            os.fchown(descriptor, about.st_uid, about.st_gid)
        except PermissionError:
            raise PermissionError(errno.EPERM, "its owner could not be kept; left as it is") from None
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
