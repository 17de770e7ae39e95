"""What the body checks when a page is published, and leaves alone while it is a draft."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.core.blocks.body import BodyBlock, body_blocks
from cms.core.blocks.heading import anchor_for

from .samples import Block, block, item

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def body() -> BodyBlock:
    return body_blocks()


def heading(number: int, text: str, *, level: str = "2", anchor: str = "") -> Block:
    return block(number, "heading", {"text": text, "level": level, "anchor": anchor})


def anchors(value: Any) -> list[str]:
    return [child.value["anchor"] for child in value]


def errors(body: BodyBlock, blocks: list[Block], *, draft: bool = False) -> dict[int, dict[str, list[str]]]:
    """Messages by index of the block and name of the field."""
    with pytest.raises(ValidationError) as caught:
        (body.clean_deferred if draft else body.clean)(body.to_python(blocks))
    return {index: {name: error.messages for name, error in each.block_errors.items()} for index, each in caught.value.block_errors.items()}


def test_empty_anchors_are_made_from_the_text_and_numbered(body: BodyBlock) -> None:
    blocks = [heading(1, "Koszty"), heading(2, "Koszty"), heading(3, "Inne", anchor="koszty-2"), heading(4, "???")]
    assert anchors(body.clean(body.to_python(blocks))) == ["koszty", "koszty-3", "koszty-2", "sekcja"]


def test_anchor_typed_twice_is_refused_beside_the_second(body: BodyBlock) -> None:
    blocks = [heading(1, "A", anchor="tu"), heading(2, "B", anchor="tu")]
    assert errors(body, blocks) == {1: {"anchor": ["Another heading of this page has this anchor already. Choose a different one."]}}


@pytest.mark.parametrize("anchor", ["Tu i tam", "łąka", "a/b", '"x"'])
def test_anchor_with_other_signs_is_refused(body: BodyBlock, anchor: str) -> None:
    assert errors(body, [heading(1, "A", anchor=anchor)]) == {
        0: {"anchor": ["Use small letters a–z, digits and hyphens only, for example how-much-it-costs."]}
    }


def test_part_of_a_section_before_any_section_is_refused(body: BodyBlock) -> None:
    message = "Begin with a heading of level 2; this one would be a part of nothing."
    assert errors(body, [block(1, "text", "<p>x</p>"), heading(2, "A", level="3"), heading(3, "B")]) == {1: {"level": [message]}}


def test_titled_block_counts_as_a_section(body: BodyBlock) -> None:
    steps = block(1, "steps", {"title": "Po kolei", "items": [item(11, {"title": "Idź", "text": ""})]})
    assert anchors(list(body.clean(body.to_python([steps, heading(2, "A", level="3")])))[1:]) == ["a"]


def test_draft_gets_no_anchor_and_may_be_unfinished(body: BodyBlock) -> None:
    blocks = [
        heading(1, "Kosz", level="3"),
        heading(2, "B", anchor="tu"),
        heading(3, "C", anchor="tu"),
        block(4, "table", {"header": "row", "table": {"columns": [], "rows": [], "caption": ""}}),
        block(5, "image", {"image": {"image": None, "alt_text": "", "decorative": False}, "caption": ""}),
        block(6, "legal_basis", {"intro": "", "citations": []}),
    ]
    cleaned = body.clean_deferred(body.to_python(blocks))
    assert anchors(list(cleaned)[:3]) == ["", "tu", "tu"]


def test_heading_without_text_is_refused_even_in_a_draft(body: BodyBlock) -> None:
    assert errors(body, [heading(1, "")], draft=True) == {0: {"text": ["This field is required."]}}


@pytest.mark.parametrize(
    "name", ["steps", "faq", "documents", "legal_basis", "related_pages", "key_figures", "timeline", "gallery", "page_list"]
)
def test_list_needs_an_item_when_published(body: BodyBlock, name: str) -> None:
    field = {"legal_basis": "citations", "page_list": "tags"}.get(name, "items")
    with pytest.raises(ValidationError):
        body.clean(body.to_python([block(1, name, {field: []})]))


@pytest.mark.parametrize(
    ("header", "caption", "headings", "message"),
    [
        ("row", "C", [], "Add at least one column and one row."),
        ("row", " ", ["a", "b"], "Add a caption: it says what the table is about."),
        ("row", "C", ["a", ""], "Every column needs a heading."),
        ("row", "C", ["", "b"], "Every column needs a heading."),
        ("both", "C", ["", ""], "Every column needs a heading."),
        ("column", "C", ["a", ""], "Column headings are not shown with this choice. Empty them, or choose “Both”."),
    ],
)
def test_table_that_cannot_be_read_aloud_is_refused(body: BodyBlock, header: str, caption: str, headings: list[str], message: str) -> None:
    columns = [{"type": "text", "heading": heading} for heading in headings]
    table = {"caption": caption, "columns": columns, "rows": [{"values": ["x"] * len(columns)}] if columns else []}
    with pytest.raises(ValidationError) as caught:
        body.clean(body.to_python([block(1, "table", {"header": header, "table": table})]))
    table_error = caught.value.block_errors[0].block_errors["table"]
    assert [str(error) for error in table_error.non_block_errors] == [message]


@pytest.mark.parametrize(("header", "headings"), [("both", ["", "b"]), ("column", ["", ""]), ("row", ["a", "b"])])
def test_table_with_its_headings_is_accepted(body: BodyBlock, header: str, headings: list[str]) -> None:
    columns = [{"type": "text", "heading": heading} for heading in headings]
    raw = {"header": header, "table": {"caption": "C", "columns": columns, "rows": [{"values": ["x", "y"]}]}}
    cleaned = body.clean(body.to_python([block(1, "table", raw)]))
    assert json.loads(json.dumps(body.get_prep_value(cleaned)))[0]["value"] == raw


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Ile kosztuje założenie?", "ile-kosztuje-zalozenie"),
        ("Åpenhet og ærlighet på Østre", "apenhet-og-aerlighet-pa-ostre"),
        ("  !!! ", "sekcja"),
        ("słowo " * 40, ("slowo-" * 40)[:80].strip("-")),
    ],
)
def test_anchor_is_made_of_plain_letters(text: str, anchor: str) -> None:
    assert anchor_for(text) == anchor
