"""What readers get of each block, with all kinds of content."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.html import escape
from pytest_django.asserts import assertHTMLEqual

from cms.core.blocks.table import table_data
from cms.core.templatetags.components import icon
from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory, translate

from .samples import block, document, image, item

pytestmark = pytest.mark.django_db
Render = Callable[..., str]

NASTY = ["<script>alert(1)</script> \"cudzysłów\" & 'apostrof'", "Ł" * 300, "Æble, ørret og ål – żółć"]


def place_text(name: str, text: str) -> dict[str, Any]:
    """A block of each type with the same text wherever it takes plain text."""
    items = {
        "heading": {"text": text, "level": "2", "anchor": "tu"},
        "callout": {"kind": "info", "title": text, "text": "<p>x</p>"},
        "steps": {"title": text, "items": [item(11, {"title": text, "text": ""})]},
        "faq": {"title": text, "items": [item(11, {"question": text, "answer": "<p>x</p>"})]},
        "table": table_data(caption=text, header="both", rows=[[text, text], [text, text]]),
        "legal_basis": {"intro": text, "citations": []},
    }
    return block(1, name, items[name])


@pytest.mark.parametrize("text", NASTY, ids=["html", "long word", "letters"])
@pytest.mark.parametrize("name", ["heading", "callout", "steps", "faq", "table", "legal_basis"])
def test_plain_text_is_escaped_and_whole(render: Render, name: str, text: str) -> None:
    html = render([place_text(name, text)])
    assert escape(text) in html
    assert "<script>" not in html


@pytest.mark.parametrize("text", NASTY, ids=["html", "long word", "letters"])
def test_image_texts_are_escaped_and_whole(render: Render, text: str) -> None:
    picture = image(credit=text[:200], licence="CC0")
    value = {"image": {"image": picture.pk, "alt_text": text, "decorative": False}, "caption": text}
    html = render([block(1, "image", value)], "en")
    assert f'alt="{escape(text)}"' in html
    assert f'<span class="block-image__text">{escape(text)}</span>' in html
    assert f"Image: {escape(text[:200])}, CC0" in html
    assert "<script>" not in html


def test_rich_text_drops_what_an_editor_cannot_write(render: Render) -> None:
    assertHTMLEqual(render([block(1, "text", "<p>Æ & ł</p>")]), '<div class="block-text"><p>Æ & ł</p></div>')


def test_heading_without_anchor_is_reached_by_its_polish_text(render: Render) -> None:
    html = render([block(1, "heading", {"text": "Zażółć gęślą jaźń: 5 000 zł?", "level": "3", "anchor": ""})])
    assertHTMLEqual(
        html,
        '<h3 class="block-heading block-heading--h3" id="zazolc-gesla-jazn-5-000-zl">Zażółć gęślą jaźń: 5 000 zł?</h3>',
    )


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("info", "Good to know"),
        ("example", "Example"),
        ("pitfall", "Pitfall"),
        ("law", "What the law says"),
        ("remember", "Remember"),
    ],
)
def test_callout_says_its_kind_in_words(render: Render, kind: str, word: str) -> None:
    html = render([block(1, "callout", {"kind": kind, "title": "", "text": "<p>x</p>"})], "en")
    assertHTMLEqual(
        html,
        f'<div class="block-callout block-callout--{kind}" role="note"><p class="block-callout__kind" data-label>{word}</p>'
        '<div class="block-callout__text"><p>x</p></div></div>',
    )


def test_optional_parts_leave_nothing_empty_behind(render: Render) -> None:
    html = render(
        [
            block(1, "steps", {"title": "", "items": [item(11, {"title": "Idź", "text": ""})]}),
            block(2, "faq", {"title": "", "items": []}),
            block(3, "image", {"image": None, "caption": "x"}),
            block(4, "related_pages", {"title": "x", "items": [item(41, None), item(42, 99999)]}),
        ]
    )
    assertHTMLEqual(
        html,
        '<section class="block-steps"><ol class="block-steps__list" role="list"><li class="block-steps__item">'
        '<p class="block-steps__name" data-label><strong>Idź</strong></p></li></ol></section><section class="block-faq"></section>',
    )


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (
            "row",
            '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody>',
        ),
        (
            "column",
            '<tbody><tr><th scope="row">a</th><td>b</td></tr><tr><th scope="row">c</th><td>d</td></tr></tbody>',
        ),
        (
            "both",
            '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><th scope="row">c</th><td>d</td></tr></tbody>',
        ),
    ],
)
def test_table_headings_have_a_scope(render: Render, header: str, cells: str) -> None:
    html = render([block(1, "table", table_data(caption="C", header=header, rows=[["a", "b"], ["c", "d"]]))])
    assertHTMLEqual(
        html,
        '<div class="block-table"><div class="block-table__scroll" role="group" tabindex="0" aria-label="C">'
        f'<table class="block-table__table"><caption class="block-table__caption">C</caption>{cells}</table></div></div>',
    )


def test_image_comes_in_modern_formats_with_its_size(render: Render) -> None:
    picture = image()
    html = render([block(1, "image", {"image": {"image": picture.pk, "alt_text": "", "decorative": True}, "caption": ""})], "en")
    for part in ('type="image/avif"', 'type="image/webp"', 'width="960"', 'height="540"', 'alt=""', "Image: Anna Øvrebø, CC BY 4.0"):
        assert part in html


def test_document_link_says_kind_size_and_language(render: Render) -> None:
    file = document()
    html = render([block(1, "documents", {"title": "", "items": [item(11, {"document": file.pk, "title": ""})]})], "en")
    assertHTMLEqual(
        html,
        '<section class="block-documents"><ul class="block-documents__list" role="list"><li class="block-documents__item">'
        f'<a class="block-documents__link" href="{file.url}" hreflang="pl" lang="pl">{icon("download")}Wzór statutu</a>'
        '<small class="block-documents__facts">TXT, 6\xa0bytes</small><small class="language-note">(Polish)</small></li></ul></section>',
    )


def test_related_page_is_shown_in_the_readers_language_where_it_exists(render: Render, site_tree: SiteTree) -> None:
    only_polish = TextPageFactory(parent=site_tree.home, title="Tylko po polsku", slug="tylko")
    both = TextPageFactory(parent=site_tree.home, title="Kontakt", slug="kontakt")
    translate(both, "en")
    withdrawn = TextPageFactory(parent=site_tree.home, title="Wycofana", slug="wycofana")
    withdrawn.unpublish()
    pages = [both, only_polish, withdrawn]
    body = [block(1, "related_pages", {"title": "", "items": [item(10 + n, page.pk) for n, page in enumerate(pages)]})]

    html = render(body, "en")

    assertHTMLEqual(
        html,
        '<section class="block-related-pages"><ul class="block-related-pages__list" role="list">'
        '<li class="block-related-pages__item"><a class="block-related-pages__link" href="/en/kontakt/">en: Kontakt</a></li>'
        '<li class="block-related-pages__item"><a class="block-related-pages__link" href="/pl/tylko/" lang="pl" hreflang="pl">'
        'Tylko po polsku</a><small class="language-note">(Polish)</small></li></ul></section>',
    )


@pytest.mark.parametrize("number", [1, 10])
def test_related_pages_cost_the_same_for_one_and_for_ten(
    render: Render, site_tree: SiteTree, sql_count: Callable[[], Any], number: int
) -> None:
    pages = [TextPageFactory(parent=site_tree.home, title=f"S{n}", slug=f"s-{n}") for n in range(number)]
    items = [item(100 + n, page.pk) for n, page in enumerate(pages)]
    body = [block(1, "related_pages", {"title": "", "items": items})]
    render(body)  # Wagtail keeps the addresses of sites in its cache
    with sql_count() as queries:
        html = render(body)
    assert html.count("<li") == number
    # The chosen pages; the pages in the reader's language; the request's site.
    assert queries.count == 3, queries
    assert queries.duplicates == []


def test_every_block_stands_in_the_body_without_a_wrapper_of_its_own(full_page: TextPage, render: Render) -> None:
    html = render(full_page.body)
    assert "w-block-" not in html
    assert html.count('class="block-callout ') == 1


def test_page_with_every_block_is_served(full_page: TextPage, client: Any) -> None:
    response = client.get(full_page.url)
    assert response.status_code == 200
    assert "block-legal-basis" in response.content.decode()
