"""Much work by several processes: workers are handed chunks and give back small results, in order."""

import gc
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from contextlib import ExitStack
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textlint.batch.linter import Linter, ready
from textlint.config.settings import Settings
from textlint.engine.cache import loaded

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Chunk = TypeVar("Chunk")
Answer = TypeVar("Answer")

FILES = 128  # files handed to a worker at a time: each time costs both sides a millisecond
FEWEST = 4  # files handed to it at the end
AHEAD = 2  # chunks under way for each worker: enough to keep it busy, few enough for constant memory
WORTH_IT = 200  # files below which starting processes costs more than it brings

Job = Sequence[tuple[Settings, Chunk]]  # a piece of work in parts, each with the settings of its linter; may be empty


def default_jobs(files: int) -> int:
    """One process for a few files, one a processor for many."""
    if files < WORTH_IT:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work(
    task: Callable[[Linter, Chunk], Answer], work: Iterable[Job[Chunk]], jobs: int
) -> Iterator[tuple[list[Answer], dict[str, float]]]:
    """What `task` makes of each part, in their order, whatever `jobs` is.

    Args:
        task: a function of a module, so that a worker can be told of it; gets the worker's own linter.
        work: taken as it is needed, so that memory does not grow with it.
        jobs: processes, 1 or more; 1 does the work in this one.

    Yields:
        The answers for the parts of a job, and the seconds each rule took for them where `Settings.timed`.
    """
    if jobs == 1:
        for job in work:
            yield _do(task, job)
        return
    with ExitStack() as stack:
        pool: Executor | None = None

        def given(job: Job[Chunk]) -> "Future[Any] | None":
            nonlocal pool
            if not job:  # nothing to do here, and perhaps nowhere: then no process is started
                return None
            if pool is None:
                for settings, _ in job:
                    loaded(tuple(map(Path, settings.rules)))  # once: processes that are forked have them from us
                pool = stack.enter_context(_pool(jobs))
            return pool.submit(_do, task, job)

        source = iter(work)
        waiting = deque(map(given, islice(source, jobs * AHEAD)))
        try:
            while waiting:
                future = waiting.popleft()
                answer = ([], {}) if future is None else future.result()
                waiting.extend(map(given, islice(source, 1)))
                yield answer
        finally:
            for left in filter(None, waiting):
                left.cancel()


def _pool(jobs: int) -> "Executor":
    from concurrent.futures import ProcessPoolExecutor

    from textlint.batch.stored import hand_over

    return ProcessPoolExecutor(jobs, initializer=hand_over)


def in_chunks(items: Iterable[Chunk], size: int, jobs: int = 1) -> Iterator[list[Chunk]]:
    """`items` in lists of `size`, the last one shorter.

    Where several processes share a known number of them, the last lists get shorter and shorter, so that all processes
    are done at about the same time.
    """
    source = iter(items)
    left = len(items) if jobs > 1 and isinstance(items, Sized) else None
    while chunk := list(islice(source, size if left is None else _share(left, size, jobs))):
        left = None if left is None else left - len(chunk)
        yield chunk


def _share(left: int, size: int, jobs: int) -> int:
    """How many of those that are left to hand over next."""
    return min(size, max(FEWEST, left // (2 * jobs)))


def settle_down() -> None:
    """Tell the garbage collector that the rules stay, and to look seldom: documents leave no cycles behind."""
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)
    gc.enable()


@cache
def _settled(settings: Settings) -> Linter:
    """The linter of these settings, made ready for much work."""
    linter = ready(settings)
    settle_down()
    return linter


def _do(task: Callable[[Linter, Any], Any], job: Job[Any]) -> tuple[list[Any], dict[str, float]]:
    linters = [_settled(settings) for settings, _ in job]
    answers = [task(linter, chunk) for linter, (_, chunk) in zip(linters, job, strict=True)]
    spent: Counter[str] = Counter()
    for linter in dict.fromkeys(linters):
        spent.update(_spent(linter))
    return answers, dict(spent)


def _spent(linter: Linter) -> dict[str, float]:
    """The seconds each rule took since this was last asked."""
    seconds = linter.engine.seconds
    if seconds is None:
        return {}
    spent = dict(seconds)
    seconds.update(dict.fromkeys(spent, 0.0))
    return spent
