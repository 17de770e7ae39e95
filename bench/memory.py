"""What a worker takes of the machine's memory after many requests for everything that the portal shows, and whether that still grows."""

import random
from collections.abc import Iterator

from bench.child import Child
from bench.load import Load
from bench.report import Line
from bench.serving_places import Place
from bench.serving_server import Server

REQUESTS = {"small": 1_000, "full": 10_000}
#: Megabytes of a worker; how many times what it took after half of the requests.
MOST, FLAT = 200, 1.05
#: What is asked for beside pages: what programs read, what is not there, and lists with something in the address that they understand.
OTHERS = ("/sitemap.xml", "/robots.txt", "/pl/nie-ma/", "/pl/aktualnosci/?page=2", "/pl/szukaj/?q=statut", "/en/", "/nb/")
#: Answers that are right: pages, the way to another address, and what is not there.
RIGHT = frozenset({"200", "301", "302", "404"})


def lines(place: Place, child: Child, running: Server, scale: str) -> Iterator[Line]:
    """Ask for everything, and look at the workers at half of the way and at the end.

    Args:
        place: where.
        child: a process with the same portal.
        running: its server.
        scale: ``small`` or ``full``.
    """
    count = REQUESTS[scale]
    cookies = child.ask("serving_learner", address=child.ask("serving_addresses")["step"])
    paths = [*child.ask("every_address"), *OTHERS]
    chance = random.Random(1)  # noqa: S311 - the same order each time
    load = Load()
    try:
        taken = []
        for _half in range(2):
            for headers, share in (({}, 0.7), ({"Cookie": cookies}, 0.3)):
                chance.shuffle(paths)
                done = load.run(running.port, paths, headers=headers, count=int(count * share / 2), seconds=3600)
                if not set(done.statuses) <= RIGHT:
                    raise RuntimeError(f"The mixed requests were answered with {done.statuses}.")
            taken.append(running.memory())
    finally:
        load.close()
    half, end = max(taken[0]), max(taken[1])
    parts = running.memory("Pss")
    measured = (
        f"{end:.0f} MB ({max(parts):.0f} MB without the other processes' part of what they share), × {end / half:.2f} since half of them"
    )
    figures = {"half": taken[0], "end": taken[1], "parts": parts, "goal": MOST}
    work = f"a worker after {count} mixed requests, on {place.name}"
    yield Line(work, measured, f"≤ {MOST} MB, × {FLAT}", end <= MOST and end <= half * FLAT, figures=figures)
