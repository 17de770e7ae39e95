"""What of each block a translator gets, and what comes back."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.core.blocks.table import text_key
from home.models import TextPage
from tests.factories import translate

from .samples import VIDEO, block, item, uid

pytestmark = pytest.mark.django_db

STRINGS = {
    "1": ["Zajrzyj do <b>ustawy</b>."],
    "2.text": ["Kto może złożyć"],
    "3.title": ["Uwaga"],
    "3.text": ["Nie zwlekaj."],
    "4.title": ["Po kolei"],
    "4.items.41.title": ["Spisz cel"],
    "4.items.41.text": ["Jedno zdanie."],
    "5.title": ["Pytania"],
    "5.items.51.question": ["Ile?"],
    "5.items.51.answer": ["Tyle."],
    "6.table.caption": ["Opłaty"],
    f"6.table.{text_key('Rodzaj')}": ["Rodzaj"],
    f"6.table.{text_key('Kwota')}": ["Kwota"],
    f"6.table.{text_key('Bez działalności')}": ["Bez działalności"],
    f"6.table.{text_key('Z działalnością')}": ["Z działalnością"],
    "7.image.alt_text": ["Biuro"],
    "7.caption": ["U notariusza"],
    "8.title": ["Pliki"],
    "8.items.81.title": ["Statut"],
    "9.intro": ["Podstawa"],
    "10.title": ["Zobacz"],
    "11.title": ["Liczby"],
    "11.items.111.value": ["1 000 zł"],
    "11.items.111.label": ["opłata"],
    "11.items.111.source": ["Ustawa"],
    "12.title": ["Dzieje"],
    "12.items.121.when": ["w 2003 r."],
    "12.items.121.title": ["Ustawa"],
    "12.items.121.text": ["Weszła."],
    "13.text": ["Mamy plan."],
    "13.author": ["Jan"],
    "13.source": ["Raport"],
    "15.title": ["Film"],
    "15.transcript": ["Dzień dobry."],
    "16.title": ["Zdjęcia"],
    "16.items.161.image.alt_text": ["Sala na parterze"],
    "16.items.161.caption": ["Sala"],
    "17.title": ["Na tej stronie"],
    "20.title": ["Podpis"],
    "20.versions.201.text": ["Na papierze."],
    "20.versions.202.text": ["Także elektronicznie."],
    "18.title": ["Co dalej"],
    "18.text": ["Doradca pomoże."],
    "18.label": ["Napisz"],
    "19.title": ["Najnowsze"],
}
KEPT_FOR_OVERRIDING = [
    "7.image.image",
    "8.items.81.document",
    "10.items.101",
    "13.url",
    "15.url",
    "16.items.161.image.image",
    "18.page",
]


def short(path: str) -> str:
    """A path with numbers in place of the samples' ids."""
    for number in (202, 201, 191, 161, 121, 111, 101, 91, 81, 51, 41, *range(20, 0, -1)):
        path = path.replace(uid(number), str(number))
    return path.removeprefix("body.")


def dump(page: Any) -> str:
    """The body as JSON."""
    return json.dumps(list(TextPage.objects.get(pk=page.pk).body.raw_data))


def body_segments(page: TextPage, kind: type) -> list[Any]:
    return [segment for segment in extract_segments(page) if isinstance(segment, kind) and segment.path.startswith("body.")]


def test_segments_of_every_block_are_exactly_its_texts(full_page: TextPage) -> None:
    found: dict[str, list[str]] = {}
    for segment in body_segments(full_page, StringSegmentValue):
        found.setdefault(short(segment.path), []).append(segment.string.data)
    assert found == STRINGS


def test_chosen_things_are_references_and_no_strings(full_page: TextPage) -> None:
    assert [short(segment.path) for segment in body_segments(full_page, OverridableSegmentValue)] == KEPT_FOR_OVERRIDING
    assert body_segments(full_page, RelatedObjectSegmentValue) == []


def test_round_trip_translates_texts_and_keeps_everything_else(full_page: TextPage) -> None:
    source = json.loads(dump(full_page))

    translated = json.loads(dump(translate(full_page, "en")))

    def texts(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: texts(each) for key, each in value.items()}
        if isinstance(value, list):
            return [texts(each) for each in value]
        return value.replace("en: ", "") if isinstance(value, str) else value

    expected = json.loads(json.dumps(source))
    expected[1]["value"]["anchor"] = "kto-moze-zlozyc"
    assert texts(translated) == expected
    assert json.dumps(translated, ensure_ascii=False).count("en: ") == sum(map(len, STRINGS.values()))


def test_translation_renders_in_its_language(full_page: TextPage, render: Callable[..., str]) -> None:
    html = render(translate(full_page, "en").body, "en")
    assert '<h2 class="block-heading block-heading--h2" id="kto-moze-zlozyc">en: Kto może złożyć</h2>' in html
    assert '<th scope="col">en: Rodzaj</th><th scope="col">en: Kwota</th>' in html
    assert 'alt="en: Biuro"' in html
    assert '<p class="block-callout__kind" data-label>Pitfall</p>' in html


def test_what_is_no_text_follows_the_source(full_page: TextPage) -> None:
    translate(full_page, "en")
    body = json.loads(dump(full_page))
    body[1]["value"]["level"] = "3"
    body[2]["value"]["kind"] = "law"
    body[5]["value"]["header"] = "both"
    body[6]["value"]["image"]["decorative"] = True
    full_page.body = json.dumps(body)
    full_page.save_revision().publish()

    again = json.loads(dump(translate(full_page, "en")))

    assert (again[1]["value"]["level"], again[2]["value"]["kind"], again[5]["value"]["header"]) == ("3", "law", "both")
    assert again[6]["value"]["image"]["decorative"] is True


def test_cell_keeps_its_translation_when_a_row_is_put_above(body_page: Callable[..., TextPage]) -> None:
    table = {"caption": "C", "columns": [{"type": "text", "heading": "Rodzaj"}], "rows": [{"values": ["Stary"]}]}
    page = body_page([block(1, "table", {"header": "row", "table": table})])
    translate(page, "en", words=lambda text: f"en {text}")
    table["rows"].insert(0, {"values": ["Nowy"]})
    page.body = json.dumps([block(1, "table", {"header": "row", "table": table})])
    page.save_revision().publish()
    source = TranslationSource.objects.get(object_id=page.translation_key)
    source.update_from_db()

    draft = source.get_ephemeral_translated_instance(Locale.objects.get(language_code="en"), fallback=True)

    assert [row["values"] for row in draft.body[0].value["table"].row_data] == [["Nowy"], ["en Stary"]]


@pytest.mark.parametrize(
    "empty",
    [
        block(1, "image", {"image": {"image": None, "alt_text": None, "decorative": None}, "caption": ""}),
        block(1, "documents", {"title": "", "items": []}),
        block(1, "related_pages", {"title": "", "items": [item(11, None)]}),
        block(1, "legal_basis", {"intro": "", "citations": [item(11, {"citation": None})]}),
        block(1, "table", {"header": "row", "table": {"columns": [], "rows": [], "caption": ""}}),
        block(1, "heading", {"text": "", "level": "2", "anchor": ""}),
        block(1, "text", ""),
        block(1, "key_figures", {"title": "", "items": []}),
        block(1, "timeline", {"title": "", "items": []}),
        block(1, "quotation", {"text": "", "author": "", "source": "", "url": ""}),
        block(1, "contact_card", {"contact": None}),
        block(1, "video", {**VIDEO, "title": "", "url": "", "transcript": "", "minutes": None, "language": None}),
        block(
            1,
            "gallery",
            {"title": "", "items": [item(11, {"image": {"image": None, "alt_text": None, "decorative": None}, "caption": ""})]},
        ),
        block(1, "contents", {"title": ""}),
        block(1, "call_to_action", {"title": "", "text": "", "label": "", "page": None, "url": ""}),
        block(1, "page_list", {"title": "", "tags": [item(11, None)], "limit": None}),
    ],
    ids=lambda value: value["type"],
)
def test_empty_block_can_be_translated_and_gives_no_string(body_page: Callable[..., TextPage], empty: dict[str, Any]) -> None:
    page = body_page([empty])
    assert body_segments(page, StringSegmentValue) == []
    assert translate(page, "en").body[0].id == uid(1)


def test_translation_editor_opens_on_every_block(full_page: TextPage, admin_client: Any) -> None:
    english = translate(full_page, "en")
    response = admin_client.get(f"/admin/pages/{english.pk}/edit/")
    assert response.status_code == 200
    assert "Bez działalności" in response.content.decode() or "Bez dzia\\u0142alno\\u015bci" in response.content.decode()
