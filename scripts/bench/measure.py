"""One run of a command, measured: seconds of processor and of the clock, and memory at its peak.

The figures are the kernel's own for the process and those it waited for (`wait4`). The memory of a process counts from
before it became the command, so whoever measures must be small itself: nothing here may import textlint.
"""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple


class Run(NamedTuple):
    """What one run took."""

    processor: float  # seconds of user and system time
    elapsed: float  # seconds
    memory: float  # MB of 1024 * 1024 bytes, at the peak
    printed: int = 0  # bytes


class Failed(Exception):
    """A run that is no measurement: why, in one line."""


@contextmanager
def pinned(number: int = 1) -> Iterator[None]:
    """Keep what is started meanwhile on the first `number` processors; where that cannot be done, on any."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(before)[:number]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def measured(command: Sequence[str], limit: float = 600.0, statuses: Sequence[int] | None = None) -> Run:
    """Run `command`; what it prints is counted and thrown away.

    Args:
        command: the program and its arguments.
        limit: seconds after which it is ended.
        statuses: exit statuses of a run that worked; None for any, since linters count findings in them.

    Raises:
        Failed: it cannot be started, was ended, or has another exit status.
    """
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        try:
            process = subprocess.Popen(
                command, stdout=output, stderr=errors, stdin=subprocess.DEVNULL, env=clean,
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise Failed(f"{command[0]}: {error.strerror}") from None
        timer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            timer.cancel()
        elapsed = time.perf_counter() - started
        process.returncode = code = os.waitstatus_to_exitcode(status)
        if code < 0:
            raise Failed(f"not done after {limit:.0f} s" if elapsed >= limit else f"ended by signal {-code}")
        if statuses is not None and code not in statuses:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip().splitlines()
            raise Failed(f"exit status {code}: {said[-1] if said else 'it said nothing'}")
        printed = os.fstat(output.fileno()).st_size + os.fstat(errors.fileno()).st_size
    return Run(usage.ru_utime + usage.ru_stime, elapsed, usage.ru_maxrss / 1024, printed)
