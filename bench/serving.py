"""Pages as a server gives them out: kept and drawn, for everybody and for a learner, in terms of a bare view and of a plain Wagtail page.

Everything in a table was asked of the same two processes, by turns. A set in which the portal's whole middleware is faster than no
middleware, in which the bare view itself is not steady, or in which the generator of load was busy itself, tells about the machine and
not about the portal: it is not judged.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from bench import first_view, memory, starter
from bench.child import Child
from bench.floor.chains import BARE, FULL
from bench.load import Asked, Load
from bench.measure import Ratio, Timed, ratio, take_turns
from bench.report import Line
from bench.serving_places import Place, places
from bench.serving_server import Server

#: Seconds that one thing is asked for in a round.
SECONDS = {"small": 0.12, "full": 1.5}
ROUNDS = 5
#: Of shared/performance.md: in terms of the floor; statements.
COLD, STEP, MOST = 0.5, 0.7, 10
#: What no cache keeps an answer to, as HTTP has it; the portal asks nobody for a password this way.
PAST_CACHES = {"Authorization": "Bench"}
#: Share of one processor from which the generator is in the way.
BUSY = 0.8
#: How many times longer the bare view may take in one round than in another.
UNSTEADY = 2.0
#: Requests that fill the caches of all workers.
FILLING = 24


@dataclass
class Set:
    """One place, measured."""

    timed: dict[str, Timed]
    statements: dict[str, dict[str, Any]]
    busy: float

    def to_bare(self, name: str) -> Ratio:
        """The speed of something in terms of a bare view of as many bytes; its name may say whose speed it is after a colon."""
        return ratio(self.timed[f"bare: {name.rsplit(': ', maxsplit=1)[-1]}"], self.timed[name])

    def to_floor(self, name: str) -> Ratio:
        """The speed of something in terms of a plain Wagtail page."""
        return ratio(self.timed["floor"], self.timed[name])

    @property
    def refused(self) -> str:
        """Why it tells nothing about the portal; empty when it does."""
        if self.to_bare("full: floor").median >= 1:
            return "the whole middleware was faster than none"
        bare = self.timed["bare: floor"].seconds
        if max(bare) >= UNSTEADY * min(bare):
            return f"the bare view itself took {max(bare) / min(bare):.1f} times as long in one round as in another"
        return "the generator was in the way" if self.busy >= BUSY else ""


def lines(scale: str) -> Iterator[Line]:
    """Measure in every place that is on this machine; a line for each that is not.

    Args:
        scale: ``small`` or ``full``.
    """
    kept = starter.bring()
    with places(kept) as (found, missing):
        pages: dict[str, str] = {}
        for place in found:
            with place.portal() as (child, running):
                pages = child.ask("serving_addresses")
                yield from _pages(place, child, running, SECONDS[scale])
                yield from memory.lines(place, child, running, scale)
        for name, why in missing.items():
            yield Line(f"pages on {name}", why)
    yield from first_view.lines(kept, {name: path for name, path in pages.items() if name != "floor"})


def _pages(place: Place, child: Child, running: Server, seconds: float) -> Iterator[Line]:
    pages = child.ask("serving_addresses")
    cookies = child.ask("serving_learner", address=pages["step"])
    done = measured(child, running, pages, cookies, seconds)
    if done.refused:  # a machine is seldom that busy for long
        done = measured(child, running, pages, cookies, seconds)
    for line in (*_warm(place, done, pages), *_cold(place, done, pages), *_learner(place, done), *_published(place, child, pages)):
        yield _unjudged(line, done.refused) if done.refused and line.figures else line
    yield from _sanity(place, done)


def measured(child: Child, running: Server, pages: dict[str, str], cookies: str, seconds: float) -> Set:
    """Count the statements of everything once, and ask for everything by turns."""
    kept: dict[str, str] = {name: path for name, path in pages.items() if name != "floor"}
    works: dict[str, tuple[str, dict[str, str]]] = {"floor": (pages["floor"], {})}
    works |= {f"warm: {name}": (path, {}) for name, path in kept.items()}
    works |= {f"cold: {name}": (path, PAST_CACHES) for name, path in kept.items()}
    works |= {"learner: step": (pages["step"], {"Cookie": cookies})}
    statements = {name: child.ask("serving_statements", path=path, headers=headers) for name, (path, headers) in works.items()}
    sizes = {name: statements["floor" if name == "floor" else f"warm: {name}"]["size"] for name in pages}
    works |= {f"bare: {name}": (f"{BARE}{size}/", {}) for name, size in sizes.items()}
    works |= {"full: floor": (f"{FULL}{sizes['floor']}/", {})}
    load, meter = Load(), _Meter()
    try:
        for path, headers in works.values():
            load.run(running.port, [path], headers=headers, count=FILLING)
        asked: dict[str, Callable[[], float]] = {
            name: partial(meter.each, load, running.port, path, headers, seconds) for name, (path, headers) in works.items()
        }
        timed = take_turns(asked, ROUNDS)
    finally:
        load.close()
    return Set(timed, statements, meter.busy)


@dataclass
class _Meter:
    """Looks at what the generator tells."""

    busy: float = 0.0
    asked: list[Asked] = field(default_factory=list)

    def each(self, load: Load, port: int, path: str, headers: dict[str, str], seconds: float) -> float:
        """Seconds for one answer."""
        done = load.run(port, [path], headers=headers, seconds=seconds)
        if set(done.statuses) != {"200"}:
            raise RuntimeError(f"{path} was answered with {done.statuses}.")
        self.busy = max(self.busy, done.busy)
        return done.each


def _judged(work: str, found: Ratio, least: float, of: str, **more: Any) -> Line:
    figures = {"median": found.median, "rounds": list(found.rounds), "goal": least}
    return Line(work, f"{found} × {of}", f"≥ {least}", found.median >= least, figures=figures, **more)


def _counted(work: str, found: dict[str, Any], most: int) -> Line:
    twice = f", {found['twice']} twice" if found["twice"] else ""
    goal = f"≤ {most} SQL, none twice" if most else "0 SQL"
    return Line(work, f"{found['count']} SQL{twice}", goal, found["count"] <= most and not found["twice"], str(found["count"]))


def _warm(place: Place, done: Set, pages: Sequence[str] | dict[str, str]) -> Iterator[Line]:
    for name in (name for name in pages if name != "floor"):
        yield _counted(f"{name}, warm, on {place.name}", done.statements[f"warm: {name}"], 0)
        yield _judged(f"{name}, warm, on {place.name}", done.to_bare(f"warm: {name}"), place.warm, "bare view")


def _cold(place: Place, done: Set, pages: Sequence[str] | dict[str, str]) -> Iterator[Line]:
    for name in (name for name in pages if name != "floor"):
        yield _counted(f"{name}, cold, on {place.name}", done.statements[f"cold: {name}"], MOST)
        yield _judged(f"{name}, cold, on {place.name}", done.to_floor(f"cold: {name}"), COLD, "floor")


def _published(place: Place, child: Child, pages: dict[str, str]) -> Iterator[Line]:
    """What a page that shows nothing of it costs after something else was published: it is proven, not drawn."""
    for name, path in pages.items():
        if name in ("floor", "list of news", "front page"):  # these show articles
            continue
        found = child.ask("serving_after_publish", path=path, other=pages["front page"])
        said = f"not drawn: {found['next']} SQL ({found['first']} as the first page of all), then {found['again']}"
        yield Line(f"{name}, after an article was published, on {place.name}", said, "then 0 SQL", not found["again"], str(found["next"]))


def _learner(place: Place, done: Set) -> Iterator[Line]:
    yield _counted(f"a learner's step, on {place.name}", done.statements["learner: step"], MOST)
    yield _judged(f"a learner's step, on {place.name}", done.to_floor("learner: step"), STEP, "floor")


def _sanity(place: Place, done: Set) -> Iterator[Line]:
    floor, full = done.to_bare("floor"), done.to_bare("full: floor")
    figures = {"median": floor.median, "rounds": list(floor.rounds)}
    yield Line(
        f"a plain Wagtail page (the floor), on {place.name}",
        f"{floor} × bare view",
        "",
        True,
        str(done.statements["floor"]["count"]),
        figures=figures,
    )
    figures = {"median": full.median, "rounds": list(full.rounds), "busy": done.busy}
    verdict = done.refused or f"so the set is judged; the generator took {done.busy:.0%} of a processor at most"
    yield Line(f"the portal's middleware around as many bytes, on {place.name}", f"{full} × bare view: {verdict}", figures=figures)


def _unjudged(line: Line, why: str) -> Line:
    return replace(line, measured=f"{line.measured}, not judged: {why}", goal="")
