"""`make lighthouse`: Lighthouse's four scores of the front page, an article and a course in Polish, on a phone; at least 95 each.

Lighthouse comes from npm into var/lighthouse (which git ignores), the browser from this machine. Extra names of page types
(`python -m tools.lighthouse projectpage`) are looked at as well.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.e2e.facts import Facts
from tools import browser
from tools.preparation import ROOT
from tools.second_portal import SecondPortal, second_portal

#: The last release that runs on the Node.js of Debian stable (18.16 or newer).
PACKAGE = "lighthouse@12.8.2"
FOLDER = ROOT / "var" / "lighthouse"
KINDS = ("homepage", "articlepage", "coursepage")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95
#: A busy machine spoils a single run; the median of three says what the page is like.
RUNS = 3
#: Seconds for one look at one page, the start of the browser included.
LONGEST = 180
FAILED_BELOW = 0.9


class CannotRunError(Exception):
    """Something is missing on this machine. The text says what, and how to bring it."""


def program() -> Path:
    """Lighthouse's own program, installed when it is not there yet.

    Raises:
        CannotRunError: when there is no npm, or the package cannot be brought.
    """
    found = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if not found.exists():
        if shutil.which("npm") is None:
            raise CannotRunError("There is no npm on this machine. To bring it – on Debian or Ubuntu: apt-get install npm")
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE]
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
        if done.returncode or not found.exists():
            raise CannotRunError(
                f"{PACKAGE} could not be brought; when the registry can be reached, repeat: {' '.join(command)}\n{done.stderr}"
            )
    return found


def look(lighthouse: Path, chromium: str, url: str) -> dict[str, Any]:
    """Lighthouse's report on an address, as a phone sees it.

    Raises:
        CannotRunError: when Lighthouse gives no report.
    """
    with tempfile.TemporaryDirectory(prefix="portal-lighthouse-") as scratch:
        report = Path(scratch) / "report.json"
        flags = " ".join(["--headless=new", *browser.ARGUMENTS, f"--user-data-dir={scratch}/profile"])
        options = [f"--only-categories={','.join(CATEGORIES)}", "--output=json", f"--output-path={report}", "--quiet", "--locale=pl"]
        command = [str(lighthouse), url, f"--chrome-flags={flags}", *options]
        environment = {**os.environ, "CHROME_PATH": chromium}
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=LONGEST, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise CannotRunError(f"Lighthouse took longer than {LONGEST} seconds over {url}; the machine may be too busy.") from error
        if not report.exists():
            raise CannotRunError(f"Lighthouse gave no report of {url}:\n{done.stdout}{done.stderr}")
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return found


def scores(report: dict[str, Any]) -> dict[str, int]:
    """The scores of a report, of 100; one that could not be counted is 0."""
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}


def complaints(report: dict[str, Any]) -> list[str]:
    """What a report finds fault with, in a line each."""
    found = []
    for category in CATEGORIES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < FAILED_BELOW:
                shown = audit.get("displayValue", "")
                found.append(f"{category}: {audit['id']} – {audit['title']}{f' ({shown})' if shown else ''}")
    return found


def examine(portal: SecondPortal, lighthouse: Path, chromium: str, kinds: list[str]) -> bool:
    """Look at a page of each kind and print its scores; whether all are high enough."""
    pages = {page.kind: page.path for page in reversed(Facts(portal.database).addresses) if page.locale == "pl"}
    good = True
    for kind in kinds:
        if kind not in pages:
            print(f"{kind}: the content has no such page in Polish")
            good = False
            continue
        reports = [look(lighthouse, chromium, portal.url + pages[kind]) for _run in range(RUNS)]
        medians = {name: int(statistics.median(scores(report)[name] for report in reports)) for name in CATEGORIES}
        print(f"{pages[kind]} ({kind}): " + ", ".join(f"{name} {score}" for name, score in medians.items()), flush=True)
        if min(medians.values()) < LEAST:
            good = False
            print("".join(f"    {line}\n" for line in complaints(reports[-1])), end="", flush=True)
    return good


def main(more: list[str]) -> int:
    """Look at the pages; 1 when a score is below 95 or something is missing."""
    chromium = browser.chromium()
    try:
        if chromium is None:
            raise CannotRunError(f"There is no Chromium on this machine. To bring it – {browser.HOW_TO_BRING}")
        lighthouse = program()
        with second_portal() as portal:
            return 0 if examine(portal, lighthouse, chromium, [*KINDS, *more]) else 1
    except CannotRunError as missing:
        print(missing, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
