"""Certificates one by one and for everybody, a course as a file, and questions out of one."""

import os
from collections.abc import Iterator
from functools import partial
from statistics import median

from bench.child import Child
from bench.databases import second_database
from bench.measure import take_turns
from bench.report import Line

STEPS, LEARNERS, PEOPLE, SINGLE = 40, 600, 500, 20
QUESTIONS, ROUNDS = 1_000, 3
#: Milliseconds of one certificate; seconds of the rest; megabytes that a batch may grow by.
CERTIFICATE, BATCH, EXPORT, IMPORT, GROWTH = 150, 60, 2, 10, 32


def lines() -> Iterator[Line]:
    """Run the works on a portal of their own."""
    with second_database(os.environ["DATABASE_URL"], name="bench_papers") as url:
        child = Child({**os.environ, "DATABASE_URL": url, "VAR_DIR": f"{os.environ['VAR_DIR']}/papers"})
        try:
            child.ask("set_up", steps=STEPS)
            child.ask("write_texts")
            yield from _files(child)
            child.ask("grow", learners=LEARNERS)
            people = child.ask("name_holders", people=PEOPLE)
            yield from _certificates(child, people)
        finally:
            child.close()


def _seconds(work: str, seconds: float, most: float) -> Line:
    return Line(work, f"{seconds:.2f} s", f"≤ {most:.0f} s", seconds <= most, is_gate=False)


def _files(child: Child) -> Iterator[Line]:
    works = {"zip": partial(child.ask, "export_course"), "gift": partial(child.ask, "import_questions", questions=QUESTIONS)}
    timed = take_turns(works, rounds=ROUNDS)
    yield _seconds(f"a course of {STEPS} steps as a zip", timed["zip"].median, EXPORT)
    yield _seconds(f"{QUESTIONS} questions from GIFT into a draft", timed["gift"].median, IMPORT)


def _certificates(child: Child, people: int) -> Iterator[Line]:
    _first, *each = child.ask("certificates", people=SINGLE + 1)  # the first one makes the compiler and the keys
    milliseconds = 1000 * median(each)
    work = f"a certificate with paper and credential, median of {len(each)}"
    yield Line(work, f"{milliseconds:.0f} ms", f"≤ {CERTIFICATE} ms", milliseconds <= CERTIFICATE, is_gate=False)
    found = child.ask("batch")
    issued = found["issued"]
    yield _seconds(f"certificates for {issued} people, each with paper and credential", found["seconds"], BATCH)
    yield Line(f"all {people} who named themselves have theirs", f"{issued}", f"{PEOPLE}", issued == people == PEOPLE)
    grown = found["megabytes"]
    yield Line("memory that the batch takes beyond its first tenth", f"{grown:.1f} MB", f"≤ {GROWTH} MB", grown <= GROWTH)
