"""The picture that is shown when a page is shared."""

import threading
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import translation
from PIL import Image

from cms.core.pages.cards import facts as facts_module
from cms.core.pages.cards import store
from cms.core.pages.cards.facts import CardFacts, card_facts, card_path, shortened
from cms.core.pages.cards.store import card_png, draw
from home.models import HomePage, TextPage
from tests.factories.publishing import publish, unpublish

Fronts = dict[str, HomePage]
HOSTILE = '#panic("x") *a* $b$ <c> @d `e` \\ // /* "q" \x00\x07\ud800 🙂 عربى ' + "W" * 190


def add(parent: Any, slug: str, **values: Any) -> TextPage:
    """A live page of text."""
    page = TextPage(slug=slug, locale=parent.locale, **{"title": slug, **values})
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    return page


def size(png: bytes) -> tuple[str | None, tuple[int, int]]:
    """Format and size of a picture."""
    with Image.open(BytesIO(png)) as image:
        return image.format, image.size


def pixels(png: bytes) -> bytes:
    """What a picture shows."""
    with Image.open(BytesIO(png)) as image:
        return image.convert("RGB").tobytes()


def test_card_is_served_for_ever_and_drawn_once(fronts: Fronts, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[CardFacts] = []
    monkeypatch.setattr(store, "draw", lambda facts: drawn.append(facts) or draw(facts))  # type: ignore[func-returns-value]
    section = add(fronts["pl"], "kursy", title="Kursy")
    page = add(section, "fundacja", title="Jak założyć fundację?")
    answers = [Client().get(card_path(page)) for _again in range(3)]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer["Cache-Control"] for answer in answers} == {"public, max-age=31536000, immutable"}
    assert (answers[0]["Content-Type"], size(answers[0].content)) == ("image/png", ("PNG", (1200, 630)))
    assert [(facts.lang, facts.title, facts.section, facts.name) for facts in drawn] == [("pl", "Jak założyć fundację?", "Kursy", "MOWIS")]
    assert not answers[0].cookies
    assert Client().head(card_path(page)).status_code == 200
    assert Client().get(card_path(page), headers={"if-none-match": answers[0]["ETag"]}).status_code == 304


def test_card_costs_few_statements(fronts: Fronts, sql_count: Any) -> None:
    address = card_path(add(fronts["pl"], "o-nas"))
    Client().get(address)
    with sql_count() as queries:
        Client().get(address)
    assert queries.count <= 2, str(queries)


def test_outdated_mark_leads_to_the_present_card(fronts: Fronts) -> None:
    page = add(fronts["pl"], "o-nas")
    old = card_path(page)
    page.title = "Kim jesteśmy"
    page = publish(page)
    assert card_path(page) != old
    answer = Client().get(old)
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (302, card_path(page), "no-cache")


def test_mark_changes_with_section_language_and_design(fronts: Fronts, monkeypatch: pytest.MonkeyPatch) -> None:
    page = add(add(fronts["pl"], "a", title="Dział"), "o-nas")
    twin = add(add(fronts["pl"], "b", title="Inny"), "o-nas")
    english = add(add(fronts["en"], "a", title="Dział"), "o-nas")
    marks = {card_facts(each).fingerprint for each in (page, twin, english)}
    monkeypatch.setattr(facts_module, "design", lambda: "another")
    marks.add(card_facts(page).fingerprint)
    assert len(marks) == 4


def test_only_public_pages_have_a_card(fronts: Fronts) -> None:
    public, draft, closed = (add(fronts["pl"], slug) for slug in ("jawna", "szkic", "tajna"))
    unpublish(draft)
    closed.view_restrictions.create(restriction_type="login")
    below = add(closed, "pod-tajna")
    assert [Client().get(card_path(page)).status_code for page in (public, draft, closed, below)] == [200, 404, 404, 404]
    mark = card_facts(public).fingerprint
    others = [f"/og/en/{public.translation_key}/{mark}.png", f"/og/xx/{public.translation_key}/{mark}.png", f"/og/pl/{uuid4()}/{mark}.png"]
    assert [Client().get(other).status_code for other in others] == [404, 404, 404]
    assert Client().get(f"/og/pl/{public.translation_key}/{'a' * 5000}.png").status_code == 302
    assert Client().post(card_path(public)).status_code == 405


def facts(title: str, section: str = "Kursy") -> CardFacts:
    """A card's texts."""
    return CardFacts("pl", shortened(title, 190), shortened(section, 70), "MOWIS", "Portal")


@pytest.mark.parametrize("title", ["", "A", HOSTILE, "ą" * 255, "Zażółć gęślą jaźń " * 14, "\n\t", "\u202e\u0301\u200d"])
def test_any_title_can_be_drawn(title: str) -> None:
    assert size(draw(facts(title, title))) == ("PNG", (1200, 630))


def test_texts_are_set_as_they_are() -> None:
    plain, markup = draw(facts("a")), draw(facts("#lower[a]"))
    assert pixels(plain) == pixels(draw(facts("a")))
    assert pixels(plain) != pixels(markup)


def test_polish_letters_are_letters_of_their_own() -> None:
    letters = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻøåæ"
    assert len({pixels(draw(facts(letter))) for letter in [*letters, "\uf8ffx"]}) == len(letters) + 1


def test_the_title_never_reaches_the_street() -> None:
    with Image.open(BytesIO(draw(facts("")))) as empty, Image.open(BytesIO(draw(facts(HOSTILE)))) as full:
        below = (0, 462, 1200, 630)
        assert empty.crop(below).tobytes() == full.crop(below).tobytes()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Krótki tytuł", "Krótki tytuł"),
        (" dwa \n\n słowa\x00 ", "dwa słowa"),
        ("jeden dwa trzy, cztery", "jeden dwa trzy…"),
        ("🙂 uśmiech ✓", "uśmiech ✓"),
        ("x" * 100, "x" * 32 + "\u200b" + "x" * 7 + "…"),
    ],
)
def test_shortening_cuts_at_a_word(text: str, short: str) -> None:
    assert shortened(text, 40 if "x" in text else 19) == short


def test_many_who_ask_at_once_get_whole_files(settings: Any, tmp_path: Path) -> None:
    settings.CARD_DIR = tmp_path / "cards"
    with translation.override("pl"):
        wanted = facts("Wszyscy naraz")
    got: list[bytes] = []
    threads = [threading.Thread(target=lambda: got.append(card_png(wanted))) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(got)) == 1
    assert [path.name for path in (tmp_path / "cards").rglob("*") if path.is_file()] == [f"{wanted.fingerprint}.png"]
