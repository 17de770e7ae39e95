"""Starting the portal the second time, as a newcomer does, its first page, and what a browser loads that has seen nothing yet."""

import gzip
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench import starter
from bench.report import Line
from tools import browser
from tools.ports import answers, free_port
from tools.preparation import ROOT

#: Seconds; kilobytes that a first view takes compressed without its pictures; requests.
START, FIRST_PAGE, SIZE, REQUESTS = 5.0, 1.0, 60.0, 10
#: How the web server in front compresses.
LEVEL = 6
PICTURES = ("image/",)


@dataclass(frozen=True)
class View:
    """What a browser loaded to show a page.

    Args:
        size: kilobytes of what is no picture, each file compressed by itself.
        requests: all of them.
        others: hosts that are not the portal.
    """

    size: float
    requests: int
    others: frozenset[str]


def lines(kept: Path, pages: dict[str, str]) -> Iterator[Line]:
    """Start it, ask for a page, and look at pages with a browser that has seen nothing yet.

    Args:
        kept: the folder of the starter portal, in which everything is prepared.
        pages: addresses by name.
    """
    with started(kept) as (port, seconds):
        yield _seconds("make run, the second time", seconds, START)
        begun = time.perf_counter()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/pl/", timeout=60) as answer:
            answer.read()
        first = time.perf_counter() - begun
        yield _seconds("the first page after it", first, FIRST_PAGE)
        program = browser.chromium()
        if program is None:
            yield Line("first view in a browser", f"not run; {browser.HOW_TO_BRING}")
            return
        for name, view in looked(program, port, pages).items():
            yield _line(name, view)


def _seconds(work: str, seconds: float, most: float) -> Line:
    return Line(work, f"{seconds:.1f} s", f"≤ {most:.0f} s", seconds <= most, is_gate=False, figures={"seconds": seconds, "goal": most})


def _line(name: str, view: View) -> Line:
    third = f", also from {', '.join(sorted(view.others))}" if view.others else ""
    held = view.size <= SIZE and view.requests <= REQUESTS and not view.others
    measured = f"{view.size:.1f} kB in {view.requests} requests{third}"
    figures = {"kilobytes": view.size, "requests": view.requests, "others": sorted(view.others)}
    return Line(f"{name}, first view in a browser", measured, f"≤ {SIZE:.0f} kB, ≤ {REQUESTS}, no other host", held, figures=figures)


@contextmanager
def started(kept: Path) -> Iterator[tuple[int, float]]:
    """Start the portal in a folder where everything is prepared; give its port and the seconds until it answered."""
    port = free_port()
    begun = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, "-m", "tools.run"], cwd=ROOT, env={**starter.environment(kept), "PORT": str(port)}, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not answers(f"http://127.0.0.1:{port}/healthz"):
            if running.poll() is not None or time.perf_counter() - begun > 120:
                raise RuntimeError("The portal did not start.")
            time.sleep(0.02)
        yield port, time.perf_counter() - begun
    finally:
        running.terminate()
        running.wait(timeout=30)


def looked(program: str, port: int, pages: dict[str, str]) -> dict[str, View]:
    """Look at each page with a browser that knows nothing."""
    from playwright.sync_api import sync_playwright

    found = {}
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=browser.ARGUMENTS)
        for name, path in pages.items():
            context = opened.new_context()
            page = context.new_page()
            came: list[Any] = []
            page.on("response", _kept_in(came))
            page.goto(f"http://127.0.0.1:{port}{path}", wait_until="networkidle")
            found[name] = _view(came, f"127.0.0.1:{port}")
            context.close()
        opened.close()
    return found


def _kept_in(came: list[Any]) -> Callable[[Any], None]:
    def keep(response: Any) -> None:  # the browser's library writes a mark on what it is given, which a list's own method refuses
        came.append(response)

    return keep


def _view(came: list[Any], host: str) -> View:
    web = [one for one in came if urlsplit(one.url).scheme in ("http", "https")]
    shown = [one for one in web if not one.headers.get("content-type", "").startswith(PICTURES)]
    size = sum(len(gzip.compress(one.body(), LEVEL)) for one in shown if one.status == 200)
    others = frozenset(urlsplit(one.url).netloc for one in web) - {host}
    return View(size / 1000, len(web), others)
