"""A person in front of a browser: goes to pages, answers, and notices everything that went wrong on the way."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response

from .answering import ByKeyboard, ByPointer, do, ticked
from .answers import answer_to
from .asked import AskedQuestion
from .moves import Tick

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
#: Every rule of WCAG 2.2 A and AA, and axe's advice beside it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ADVICE = "best-practice"
RUN_AXE = """async ([rules, part]) => (await axe.run(part || document, {runOnly: rules}))
  .violations.map(v => `${v.id} (${v.impact}): ${v.help} — ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ")}`)"""
#: The link in the header of a Polish page.
SIGN_IN = 'header nav.account a[href*="/zaloguj/"]:visible'
#: Where the learner says that a step without a quiz is done.
WORD = "main section[aria-labelledby=done] form"
QUIZ = 'form:has(input[name="attempt"])'
#: The button that sends it; others save, or go on in a scenario.
SEND = f"{QUIZ} button[type=submit]:not([formaction])"


class Visitor:
    """A browser context with one page. ``troubles`` must be empty when the test ends."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = url
        self.troubles: list[str] = []
        #: What the admin is saving by itself at this moment.
        self.saving: set[Request] = set()
        self._refused: set[str] = set()
        self.page = self._open()

    def _open(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        page.on("response", self._watch)
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)
        return page

    def _begin(self, request: Request) -> None:
        if request.method == "POST" and "/admin/pages/" in request.url and not request.is_navigation_request():
            self.saving.add(request)

    def _end(self, request: Request) -> None:
        self.saving.discard(request)

    def _listen(self, message: ConsoleMessage) -> None:
        # An error page that the test asked for is reported by the browser as a resource that failed to load.
        asked_for = message.location.get("url") in self._refused and message.text.startswith("Failed to load resource")
        if message.type in {"error", "warning"} and not asked_for:
            self.troubles.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def _watch(self, response: Response) -> None:
        if not response.url.startswith(self.url):
            self.troubles.append(f"left the portal for {response.url}")
        if response.status >= 500:
            self.troubles.append(f"{response.status} at {response.url}")
        elif response.status >= 400 and response.request.is_navigation_request():
            self._refused.add(response.url)
        elif response.status == 400 and response.request.method == "POST" and "/admin/pages/" in response.url:
            # Wagtail saves drafts by itself while somebody writes, and is told that a page is not whole yet.
            self._refused.add(response.url)
        elif response.status >= 400:
            self.troubles.append(f"{response.status} for {response.url}")

    def go(self, path: str) -> int:
        """Open an address of the portal and give its status."""
        response = self.page.goto(self.url + path)
        assert response is not None
        return response.status

    @property
    def path(self) -> str:
        """The address of the page, without the host."""
        return self.page.url.removeprefix(self.url)

    @property
    def main(self) -> Locator:
        """What the page is about."""
        return self.page.locator("main")

    def hands(self, *, keyboard: bool = False) -> ByPointer | ByKeyboard:
        """What this person uses the page with."""
        return ByKeyboard(self.page) if keyboard else ByPointer(self.page)

    def answer(self, questions: list[AskedQuestion], *, right: bool, keyboard: bool = False) -> None:
        """Answer every question rightly, or every one wrongly on purpose.

        Args:
            questions: what is asked on this page.
            right: which of the two.
            keyboard: whether by keyboard alone.
        """
        for question in questions:
            do(self.hands(keyboard=keyboard), answer_to(question, right=right))

    def send(self, *, keyboard: bool = False) -> None:
        """Send the quiz."""
        self.hands(keyboard=keyboard).press(SEND)

    def confirm(self, *, keyboard: bool = False) -> None:
        """Mark a step without a quiz as done; where a sentence has to be confirmed, tick it first."""
        sentence = Tick("confirmed", "1")
        if self.page.locator(ticked(sentence)).count():
            self.hands(keyboard=keyboard).tick(sentence)
        self.hands(keyboard=keyboard).press(f"{WORD} button[type=submit]")

    def progress(self) -> tuple[int, int]:
        """Steps done and steps in all, as the course page shows them."""
        bar = self.main.locator(".progress progress").first
        return int(float(bar.get_attribute("value") or 0)), int(float(bar.get_attribute("max") or 0))

    def language(self, code: str) -> None:
        """Switch the language by the link in the header."""
        self.page.locator(f'header a[hreflang="{code}"]:visible').first.click()

    def sign_in(self, role: str) -> None:
        """Sign in with a demo account."""
        self.go("/pl/")
        self.page.locator(SIGN_IN).first.click()
        self.page.locator("main input[type=email]").fill(f"{role}@example.org")
        self.page.locator("main input[type=password]").fill(f"mowis-{role}-demo")
        with self.page.expect_navigation():
            self.page.locator("main form button[type=submit]").first.click()

    def axe(self, *, advice: bool = True, part: str = "") -> list[str]:
        """What axe objects to on this page. The script is handed in by the debugger, which no content policy stops.

        Args:
            advice: whether to ask for what axe advises beyond the standard.
            part: selector of a part of the page, where the rest is somebody else's; the whole page otherwise.
        """
        self.page.evaluate(AXE)
        found: list[str] = self.page.evaluate(RUN_AXE, [[*RULES, ADVICE] if advice else RULES, part])
        return found

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width

    def state(self) -> Any:
        """Cookies and storage, as the browser keeps them when it is closed."""
        return self.context.storage_state()
