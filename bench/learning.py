"""A learner's step page and answer at few and at many learners, and reports from counters against counting anew."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

from bench.child import Child
from bench.databases import second_database
from bench.measure import ratio, take_turns
from bench.report import Line

FEW = 100
MANY = {"small": 10_000, "full": 100_000}
WRITERS, WRITES = 8, 12
REPEAT = 10
MOST_STATEMENTS = {"step": 10, "submit": 14}
REPORTS = {"course_report": "a course report's first page", "question_figures": "the questions of a course,"}
WORDS = {"step": "a learner's step page", "submit": "sending answers"}
GROWTH, REPETITION, REPORT = 1.2, 2.0, 50.0
#: Seconds for so many learners, by the median of so many rounds.
REBUILD, LEARNERS, REBUILDS = 1.0, 10_000, 3


@contextmanager
def portals(many: int) -> Iterator[tuple[Child, Child]]:
    """Two portals, equal but for the number of learners."""
    with ExitStack() as stack:
        few = Child(dict(os.environ))
        stack.callback(few.close)
        few.ask("set_up")
        few.close()  # a database is copied while nobody uses it
        other = stack.enter_context(second_database(os.environ["DATABASE_URL"]))
        children = []
        for url, learners in ((os.environ["DATABASE_URL"], FEW), (other, many)):
            child = Child({**os.environ, "DATABASE_URL": url, "VAR_DIR": f"{os.environ['VAR_DIR']}/{learners}"})
            stack.callback(child.close)
            child.ask("grow", learners=learners)
            children.append(child)
        yield children[0], children[1]


def lines(scale: str) -> Iterator[Line]:
    """Run the works by turns on both portals."""
    many = MANY[scale]
    with portals(many) as (small, large):
        yield from _statements(small, large, many)
        yield from _growth(small, large, many)
        yield from _repetition(large)
        yield from _reports(large, many)
        yield from _rebuild(large, many)
        yield from _storm(small)


def _statements(small: Child, large: Child, many: int) -> Iterator[Line]:
    few_counts, many_counts = small.ask("statements"), large.ask("statements")
    for name, most in MOST_STATEMENTS.items():
        few, more = few_counts[name], many_counts[name]
        yield Line(f"{WORDS[name]}, {FEW} and {many} learners", "", f"≤ {most}, equal", few == more <= most, f"{few} and {more}")


def _growth(small: Child, large: Child, many: int) -> Iterator[Line]:
    for name, work in (("step", "step_page"), ("submit", "submit")):
        timed = take_turns({"few": partial(small.ask, work, repeat=REPEAT), "many": partial(large.ask, work, repeat=REPEAT)})
        grown = ratio(timed["many"], timed["few"])
        yield Line(f"{WORDS[name]}, {many} to {FEW} learners", f"× {grown}", f"≤ {GROWTH}", grown.median <= GROWTH)


def _repetition(portal: Child) -> Iterator[Line]:
    timed = take_turns({name: partial(portal.ask, name, repeat=REPEAT) for name in ("submit", "submit_again")})
    cost = ratio(timed["submit"], timed["submit_again"])
    yield Line("sending answers to sending them again", f"× {cost}", f"≤ {REPETITION:.0f}", cost.median <= REPETITION)


def _reports(portal: Child, many: int) -> Iterator[Line]:
    statements = portal.ask("report_statements")
    for name, words in REPORTS.items():
        works = {"naive": partial(portal.ask, f"naive_{name}", repeat=1), "kept": partial(portal.ask, name, repeat=REPEAT)}
        timed = take_turns(works)
        faster = ratio(timed["naive"], timed["kept"])
        work = f"{words} of {many} learners, counted anew to from counters"
        yield Line(work, f"× {faster}", f"≥ {REPORT:.0f}", faster.median >= REPORT, str(statements[name]))


def _rebuild(portal: Child, many: int) -> Iterator[Line]:
    code = portal.ask("differences")
    yield Line(f"counters of {many} learners", f"rebuild_progress --check ends with {code}", "0 differences", code == 0)
    timed = take_turns({"rebuild": partial(portal.ask, "rebuild")}, rounds=REBUILDS)
    seconds = timed["rebuild"].median * LEARNERS / many
    work = f"rebuild_progress, {many} learners, for each {LEARNERS}"
    yield Line(work, f"{seconds:.2f} s", f"≤ {REBUILD:.0f} s", seconds <= REBUILD, is_gate=False)


def _storm(portal: Child) -> Iterator[Line]:
    errors = portal.ask("storm", writers=WRITERS, rounds=WRITES)
    code = portal.ask("differences")
    measured = errors[0] if errors else f"rebuild_progress --check ends with {code}"
    yield Line(f"{WRITERS} writers, {WRITES} answers each", measured, "0 differences, 0 errors", not errors and code == 0)
