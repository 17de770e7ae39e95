"""Every page type in every language: axe finds nothing, nothing is wider than a phone, the page knows its language."""

import gzip

import pytest
from playwright.sync_api import Response

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.visitor import Visitor

LOCALES = ("pl", "en", "nb")
#: Where the list of legal acts stands; the starter content has the act of foundations.
ACTS = {"pl": "akty-prawne", "en": "legal-acts", "nb": "lover"}
PHONE = {"width": 375, "height": 740}
SMALLEST = {"width": 320, "height": 640}
#: Last words of the addresses of a whole course, to print and to read.
WHOLE_PRINT = {"pl": "do-druku", "en": "print", "nb": "utskrift"}
WHOLE_TEXT = {"pl": "tekst", "en": "text", "nb": "tekst"}
#: A first view, pictures aside, as it travels compressed.
MOST_BYTES = 60_000
MOST_REQUESTS = 10
PICTURES = ("image/avif", "image/webp", "image/jpeg", "image/png")


def pages(facts: Facts, visitor: Visitor, locale: str) -> dict[str, str]:
    """Addresses to look at: a page of each type, both views of a whole course, accounts, legal acts, an address that does not exist."""
    found = {kind: page.path for kind, page in facts.one_of_each(locale).items()}
    assert "homepage" in found
    visitor.go(found["homepage"])
    found |= {
        f"course, {word[locale]}": f"{found['coursepage']}{word[locale]}/" for word in (WHOLE_PRINT, WHOLE_TEXT) if "coursepage" in found
    }
    links = visitor.page.locator("header nav.account a")
    found |= {f"account {number}": links.nth(number).get_attribute("href") or "" for number in range(links.count())}
    found |= {"legal acts": f"/{locale}/{ACTS[locale]}/", "legal act": f"/{locale}/{ACTS[locale]}/uf/"}
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


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}], ids=["375", "1280"])
def test_every_page_type_fits_with_text_of_twice_the_size(make_visitor: MakeVisitor, facts: Facts, viewport: dict[str, int]) -> None:
    visitor = make_visitor(viewport=viewport)
    too_wide = {}
    for kind, path in pages(facts, visitor, "pl").items():
        visitor.go(path)
        visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
        if visitor.overflow():
            too_wide[kind] = visitor.overflow()
    assert too_wide == {}


def test_first_view_of_every_page_type_is_light(make_visitor: MakeVisitor, facts: Facts) -> None:
    too_heavy = {}
    for kind, page in facts.one_of_each("pl").items():
        # A visitor for each page: nothing is in the browser's cache.
        visitor = make_visitor()
        responses: list[Response] = []
        visitor.page.on("response", lambda response, seen=responses: seen.append(response))
        visitor.go(page.path)
        visitor.page.wait_for_load_state("networkidle")
        texts = [one for one in responses if one.headers.get("content-type", "").partition(";")[0] not in PICTURES]
        size = sum(len(gzip.compress(one.body())) for one in texts)
        if len(texts) > MOST_REQUESTS or size > MOST_BYTES:
            too_heavy[kind] = (len(texts), size)
    assert too_heavy == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component_in_every_state_pleases_axe(make_visitor: MakeVisitor, scheme: str) -> None:
    visitor = make_visitor(color_scheme=scheme)
    visitor.go("/gallery/")
    assert visitor.page.locator(".gallery__stage").count() > 100
    # Pieces of pages have headings and landmarks of their own, so only the rules of the standard are asked here.
    assert visitor.axe(advice=False) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["pl", "en"])
def test_results_please_axe(make_visitor: MakeVisitor, facts: Facts, locale: str, scheme: str) -> None:
    visitor = make_visitor(color_scheme=scheme)
    step = facts.one_of_each(locale)["steppage with quiz"]
    questions = facts.questions(step.key, locale)
    found = {}
    for right in (False, True):
        visitor.go(step.path)
        visitor.answer(questions, right=right)
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
