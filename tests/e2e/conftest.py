"""One browser and one second portal for all browser tests; a fresh visitor for each."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.facts import Facts
from tests.e2e.visitor import Visitor
from tools import browser
from tools.second_portal import SecondPortal, second_portal

MakeVisitor = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test; on a machine without Chromium each says how to bring one."""
    mine = [item for item in items if "tests/e2e/" in item.path.as_posix() + "/"]
    missing = bool(mine) and browser.chromium() is None
    for item in mine:
        item.add_marker(pytest.mark.e2e)
        if missing:
            item.add_marker(pytest.mark.skip(reason=f"no Chromium; {browser.HOW_TO_BRING}"))


@pytest.fixture(scope="session")
def portal() -> Iterator[SecondPortal]:
    """The portal that the browser visits."""
    with second_portal() as running:
        yield running


@pytest.fixture(scope="session")
def facts(portal: SecondPortal) -> Facts:
    """What stands in its database."""
    return Facts(portal.database)


@pytest.fixture(scope="session")
def engine() -> Iterator[Browser]:
    """The browser."""
    # Playwright keeps an event loop in this thread; without the permission, tests that run after these could not use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser.chromium(), args=browser.ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def make_visitor(engine: Browser, portal: SecondPortal) -> Iterator[MakeVisitor]:
    """Make visitors with settings of a browser context: ``java_script_enabled``, ``viewport``, ``storage_state`` …"""
    visitors: list[Visitor] = []

    def make(**options: Any) -> Visitor:
        visitor = Visitor(engine.new_context(**{"locale": "pl-PL", "viewport": {"width": 1280, "height": 900}, **options}), portal.url)
        visitors.append(visitor)
        return visitor

    yield make
    troubles = [trouble for visitor in visitors for trouble in visitor.troubles]
    for visitor in visitors:
        visitor.context.close()
    assert troubles == [], portal.log[-2000:]


@pytest.fixture
def visitor(make_visitor: MakeVisitor) -> Visitor:
    """A person at a laptop."""
    return make_visitor()
