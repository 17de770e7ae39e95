"""Every page type in every language: axe finds nothing, nothing is wider than a phone, the page knows its language."""

import pytest

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.visitor import Visitor

LOCALES = ("pl", "en", "nb")
PHONE = {"width": 375, "height": 740}
SMALLEST = {"width": 320, "height": 640}


def pages(facts: Facts, visitor: Visitor, locale: str) -> dict[str, str]:
    """Addresses to look at: a page of each type, those of accounts, an address that does not exist."""
    found = {kind: page.path for kind, page in facts.one_of_each(locale).items()}
    assert "homepage" in found
    visitor.go(found["homepage"])
    links = visitor.page.locator("header nav.account a")
    found |= {f"account {number}": links.nth(number).get_attribute("href") or "" for number in range(links.count())}
    return found | {"unknown": f"/{locale}/nie-ma-takiej-strony/"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_type_pleases_axe(make_visitor: MakeVisitor, facts: Facts, locale: str, scheme: str) -> None:
    visitor = make_visitor(color_scheme=scheme)
    violations = {}
    for kind, path in pages(facts, visitor, locale).items():
        visitor.go(path)
        assert visitor.page.locator("html").get_attribute("lang") == locale, path
        found = visitor.axe()
        if found:
            violations[kind] = found
    assert violations == {}


@pytest.mark.parametrize("viewport", [PHONE, SMALLEST], ids=["375", "320"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_type_fits_a_phone(make_visitor: MakeVisitor, facts: Facts, locale: str, viewport: dict[str, int]) -> None:
    visitor = make_visitor(viewport=viewport)
    too_wide = {}
    for kind, path in pages(facts, visitor, locale).items():
        visitor.go(path)
        if visitor.overflow():
            too_wide[kind] = visitor.overflow()
    assert too_wide == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["pl", "en"])
def test_results_please_axe(make_visitor: MakeVisitor, facts: Facts, locale: str, scheme: str) -> None:
    visitor = make_visitor(color_scheme=scheme)
    step = facts.one_of_each(locale)["steppage with quiz"]
    questions = facts.questions(step.key, locale)
    found = {}
    for right in (False, True):
        visitor.go(step.path)
        visitor.choose(questions, right=right)
        visitor.send()
        found[f"result, right={right}"] = visitor.axe()
    visitor.go(step.path)
    visitor.send()
    found["nothing answered"] = visitor.axe()
    visitor.go(step.path)
    found["step done"] = visitor.axe()
    assert {name: list_ for name, list_ in found.items() if list_} == {}


def test_unknown_address_answers_in_the_persons_language(visitor: Visitor) -> None:
    assert [visitor.go(f"/{locale}/nie-ma/") for locale in LOCALES] == [404, 404, 404]
    assert visitor.page.locator("html").get_attribute("lang") == "nb"


def test_visitor_without_answers_gets_no_cookie(visitor: Visitor, facts: Facts) -> None:
    for page in facts.one_of_each("pl").values():
        visitor.go(page.path)
    assert visitor.context.cookies() == []
