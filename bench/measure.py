"""Measuring: medians over rounds in which the compared things take turns, and how wide the rounds spread."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True)
class Timed:
    """Seconds of one thing over the rounds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle round."""
        return statistics.median(self.seconds)


@dataclass(frozen=True)
class Ratio:
    """How many times longer one thing takes than another, round by round, so that a slow moment hits both."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle round."""
        return statistics.median(self.rounds)

    def __str__(self) -> str:
        return f"{self.median:.2f} ({min(self.rounds):.2f}–{max(self.rounds):.2f})"


def ratio(one: Timed, other: Timed) -> Ratio:
    """``one`` in terms of ``other``."""
    return Ratio(tuple(a / b for a, b in zip(one.seconds, other.seconds, strict=True)))


def clock(work: Callable[[], object], repeat: int = 1) -> float:
    """Seconds that a piece of work takes, per repetition.

    Garbage is collected before and not meanwhile, as ``timeit`` does it: a collection goes through all that the process holds and
    takes many times as long as some of the works, so a round would tell whether it met one.
    """
    gc.collect()
    gc.disable()
    try:
        begun = time.perf_counter()
        for _ in range(repeat):
            work()
        return (time.perf_counter() - begun) / repeat
    finally:
        gc.enable()


def take_turns(works: Mapping[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, Timed]:
    """Run each work once a round; the first round warms up and is not kept.

    Args:
        works: each gives the seconds that it took.
        rounds: how many rounds are kept.
    """
    kept: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            seconds = work()
            if number:
                kept[name].append(seconds)
    return {name: Timed(tuple(seconds)) for name, seconds in kept.items()}
