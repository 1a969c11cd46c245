"""What the runs of one benchmark come to."""

from statistics import median
from typing import Any


class Figures:
    """The runs by task and peer.

    Args:
        result: what `__main__.py` writes: `sizes` (bytes of each input), `ours` and `peers`, each with `runs`, lists of
            (processor seconds, seconds, MB).
    """

    def __init__(self, result: dict[str, Any]) -> None:
        self._sizes: dict[str, int] = result["sizes"]
        self._ours = {one["key"]: one for one in result["ours"]}
        self._peers = {one["key"]: one for one in result["peers"]}

    def size(self, key: str) -> int:
        """Bytes of the input of our task `key`."""
        return self._sizes[self._ours[key]["given"]]

    def speed(self, key: str) -> float:
        """MB (1,000,000 bytes) per processor second of our task `key`, start-up included; the median of its runs."""
        return self.size(key) / 1e6 / median(run[0] for run in self._ours[key]["runs"])

    def best_speed(self, key: str) -> float:
        """The same, of the best run."""
        return self.size(key) / 1e6 / min(run[0] for run in self._ours[key]["runs"])

    def elapsed(self, key: str) -> float:
        """Seconds of the clock of our task `key`: the best run, since others share the machine."""
        return float(min(run[1] for run in self._ours[key]["runs"]))

    def memory(self, key: str) -> float:
        """MB at the peak of our task `key`, of its largest run."""
        return float(max(run[2] for run in self._ours[key]["runs"]))

    def peer_speed(self, key: str) -> float:
        """MB per processor second of the peer `key`, start-up included; the median."""
        return self._given(key) / 1e6 / median(run[0] for run in self._peers[key]["runs"])

    def peer_net_speed(self, key: str) -> float:
        """The same without what one file of 4 KB takes, which is mostly start-up."""
        peer = self._peers[key]
        return self._net(self._given(key), peer["runs"], peer["single"])

    def ratio(self, key: str) -> float:
        """How many times the peer's processor time textlint does without, on the same files in the same rounds."""
        peer = self._peers[key]
        return median(run[0] for run in peer["runs"]) / median(run[0] for run in self._ours[peer["given"]]["runs"])

    def net_ratio(self, key: str) -> float:
        """The same, without the start-up of either."""
        peer = self._peers[key]
        own = self._ours[peer["given"]]["runs"]
        return self._net(self._given(key), own, self._ours["single"]["runs"]) / self.peer_net_speed(key)

    def _given(self, key: str) -> int:
        return self._sizes[self._peers[key]["given"]]

    def _net(self, size: int, runs: list[list[float]], single: list[list[float]]) -> float:
        spent = median(run[0] for run in runs) - median(run[0] for run in single)
        return (size - self._sizes["single"]) / 1e6 / max(spent, 0.001)
