"""Blocks in the page editor: what an editor's form sends, and what is stored."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.models import TextPage

from .samples import Block, block

pytestmark = pytest.mark.django_db

TABLE = {
    "caption": "Opłaty",
    "column-count": "2",
    "row-count": "1",
    "column-0-type": "text",
    "column-0-order": "1",
    "column-0-heading": "Kwota",
    "column-0-deleted": "",
    "column-1-type": "text",
    "column-1-order": "0",
    "column-1-heading": "Rodzaj",
    "column-1-deleted": "",
    "row-0-order": "0",
    "row-0-deleted": "",
    "cell-0-0": "250 zł",
    "cell-0-1": "Wpis",
}


def sent(body: list[tuple[str, Any]], **changes: Any) -> dict[str, Any]:
    """The editor's form with this body."""
    fields = {
        "title": "O portalu",
        "slug": "o-portalu",
        "legal_status": "draft",
        "body": streamfield(body),
        "summary": "",
        "comments": inline_formset([]),
        **changes,
    }
    return nested_form_data(fields)


@pytest.fixture
def page(body_page: Callable[[list[Block]], TextPage]) -> TextPage:
    return body_page([block(1, "text", "<p>x</p>")])


def stored(page: TextPage) -> list[tuple[str, Any]]:
    return [(each["type"], each["value"]) for each in page.get_latest_revision_as_object().body.raw_data]


def test_publishing_writes_down_the_anchor_and_the_table(page: TextPage, admin_client: Any) -> None:
    body = [
        ("heading", {"text": "Kto może", "level": "2", "anchor": ""}),
        ("text", rich_text("<p>Każdy.</p>")),
        ("table", {"header": "row", "table": TABLE}),
    ]
    response = admin_client.post(f"/admin/pages/{page.pk}/edit/", sent(body, **{"action-publish": "1"}))
    assert response.status_code == 302
    revision = stored(TextPage.objects.get(pk=page.pk))
    assert revision[0] == ("heading", {"text": "Kto może", "level": "2", "anchor": "kto-moze"})
    assert revision[2] == (
        "table",
        {
            "header": "row",
            "table": {
                "caption": "Opłaty",
                "columns": [{"type": "text", "heading": "Rodzaj"}, {"type": "text", "heading": "Kwota"}],
                "rows": [{"values": ["Wpis", "250 zł"]}],
            },
        },
    )


def test_draft_is_saved_with_an_unfinished_heading_and_table(page: TextPage, admin_client: Any) -> None:
    unfinished = {**TABLE, "caption": "", "column-count": "0", "row-count": "0"}
    body = [("heading", {"text": "Kt", "level": "3", "anchor": ""}), ("table", {"header": "row", "table": unfinished})]
    response = admin_client.post(f"/admin/pages/{page.pk}/edit/", sent(body))
    assert response.status_code == 302
    assert stored(TextPage.objects.get(pk=page.pk)) == [
        ("heading", {"text": "Kt", "level": "3", "anchor": ""}),
        ("table", {"header": "row", "table": {"caption": "", "columns": [], "rows": []}}),
    ]


def test_refused_page_comes_back_with_what_was_typed(page: TextPage, admin_client: Any) -> None:
    body = [(name, {"text": text, "level": "2", "anchor": "tu"}) for name, text in (("heading", "Raz"), ("heading", "Dwa"))]
    response = admin_client.post(f"/admin/pages/{page.pk}/edit/", sent(body, **{"action-publish": "1"}))
    assert response.status_code == 200
    html = response.content.decode()
    assert "Raz" in html
    assert "Dwa" in html
    assert list(response.context["form"].errors) == ["body"]


def test_editor_opens_a_page_with_every_block(full_page: TextPage, admin_client: Any) -> None:
    response = admin_client.get(f"/admin/pages/{full_page.pk}/edit/")
    assert response.status_code == 200
    assert "typed_table_block" in response.content.decode()
