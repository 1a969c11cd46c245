"""Much work by several processes: workers are handed chunks and give back small results, in order."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from textlint.batch.linter import Linter, ready
from textlint.config.settings import Settings

Chunk = TypeVar("Chunk")
Answer = TypeVar("Answer")

FILES = 32  # files handed to a worker at a time
AHEAD = 3  # chunks under way for each worker: enough to keep it busy, few enough for constant memory
WORTH_IT = 200  # files below which starting processes costs more than it brings

_linter: Linter | None = None


def default_jobs(files: int) -> int:
    """One process for a few files, one a processor for many."""
    if files < WORTH_IT:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work(
    task: Callable[[Linter, Chunk], Answer], chunks: Iterable[Chunk], settings: Settings, jobs: int
) -> Iterator[tuple[Answer, dict[str, float]]]:
    """What `task` makes of each chunk, in their order, whatever `jobs` is.

    Args:
        task: a function of a module, so that a worker can be told of it; gets the worker's own linter.
        chunks: taken as they are needed, so that memory does not grow with them.
        settings: of the linters.
        jobs: processes, 1 or more; 1 does the work in this one.

    Yields:
        The answer, and the seconds each rule took for it when `settings.timed`.
    """
    if jobs == 1:
        linter = ready(settings)
        settle_down()
        for chunk in chunks:
            yield task(linter, chunk), _spent(linter)
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    source = iter(chunks)
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(settings,)) as pool:
        waiting: deque[Future[Any]] = deque(pool.submit(_do, task, chunk) for chunk in islice(source, jobs * AHEAD))
        try:
            while waiting:
                answer = waiting.popleft().result()
                waiting.extend(pool.submit(_do, task, chunk) for chunk in islice(source, 1))
                yield answer
        finally:
            for future in waiting:
                future.cancel()


def in_chunks(items: Iterable[Chunk], size: int) -> Iterator[list[Chunk]]:
    """`items` in lists of `size`, the last one shorter."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def settle_down() -> None:
    """Tell the garbage collector that the rules stay, and to look seldom: documents leave no cycles behind."""
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)
    gc.enable()


def _start(settings: Settings) -> None:
    global _linter
    _linter = ready(settings)
    settle_down()


def _do(task: Callable[[Linter, Any], Any], chunk: Any) -> tuple[Any, dict[str, float]]:
    assert _linter is not None
    return task(_linter, chunk), _spent(_linter)


def _spent(linter: Linter) -> dict[str, float]:
    """The seconds each rule took since this was last asked."""
    seconds = linter.engine.seconds
    if seconds is None:
        return {}
    spent = dict(seconds)
    seconds.update(dict.fromkeys(spent, 0.0))
    return spent
