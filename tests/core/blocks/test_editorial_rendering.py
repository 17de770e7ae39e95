"""How the blocks of articles and stories look to a browser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from django.utils.html import escape
from pytest_django.asserts import assertHTMLEqual
from wagtail.models import Locale

from cms.core.models import PortalTag, TaggedPage
from cms.core.templatetags.components import icon
from tests.factories import SiteTree, TextPageFactory, translate

from .conftest import Render
from .samples import VIDEO, block, contact, image, item, tag, uid

pytestmark = pytest.mark.django_db
NASTY = '<script>alert("1")</script> & <b>Ł'


def tagged(tree: SiteTree, title: str, label: PortalTag, **kwargs: Any) -> Any:
    page = TextPageFactory(parent=tree.home, title=title, slug=title.lower(), **kwargs)
    TaggedPage.objects.create(content_object=page, tag=label)
    return page


def test_figures_say_what_they_count_before_the_number(render: Render) -> None:
    items = [
        item(11, {"value": "1 000 000 zł", "label": "wartość", "source": "Umowa"}),
        item(12, {"value": "21", "label": "dni", "source": ""}),
    ]
    assertHTMLEqual(
        render([block(1, "key_figures", {"title": "", "items": items})]),
        '<section class="block-key-figures"><dl class="block-key-figures__list" data-label><div class="block-key-figures__item">'
        '<dt class="block-key-figures__label">wartość</dt>'
        '<dd class="block-key-figures__value block-key-figures__value--long">1\xa0000\xa0000\xa0zł</dd>'
        '<dd class="block-key-figures__source">Umowa</dd></div><div class="block-key-figures__item">'
        '<dt class="block-key-figures__label">dni</dt><dd class="block-key-figures__value">21</dd></div></dl></section>',
    )


def test_timeline_is_an_ordered_list(render: Render) -> None:
    items = [
        item(11, {"when": "2003", "title": "Ustawa", "text": "<p>Weszła.</p>"}),
        item(12, {"when": "2010", "title": "Biuro", "text": ""}),
    ]
    assertHTMLEqual(
        render([block(1, "timeline", {"title": "", "items": items})]),
        '<section class="block-timeline"><ol class="block-timeline__list" role="list"><li class="block-timeline__item">'
        '<p class="block-timeline__when" data-label>2003</p><p class="block-timeline__name" data-label><strong>Ustawa</strong></p>'
        '<div class="block-timeline__text"><p>Weszła.</p></div></li><li class="block-timeline__item">'
        '<p class="block-timeline__when" data-label>2010</p>'
        '<p class="block-timeline__name" data-label><strong>Biuro</strong></p></li></ol></section>',
    )


def test_quotation_is_a_figure_with_its_source(render: Render) -> None:
    value = {"text": "Mamy plan.", "author": "Jan", "source": "", "url": "https://www.example.org/raport"}
    assertHTMLEqual(
        render([block(1, "quotation", value)]),
        '<figure class="block-quotation"><blockquote class="block-quotation__words" cite="https://www.example.org/raport">'
        '<p>Mamy plan.</p></blockquote><figcaption class="block-quotation__from"><span class="block-quotation__author">Jan</span>'
        '<cite class="block-quotation__source"><a href="https://www.example.org/raport" rel="external">example.org</a></cite>'
        "</figcaption></figure>",
    )
    bare = render([block(1, "quotation", {"text": "Mamy plan.", "author": "", "source": "", "url": ""})])
    assert "figcaption" not in bare
    assert "cite" not in bare


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("key_figures", {"title": NASTY, "items": [item(11, {"value": NASTY[:40], "label": NASTY, "source": NASTY})]}),
        ("timeline", {"title": NASTY, "items": [item(11, {"when": NASTY, "title": NASTY, "text": ""})]}),
        ("quotation", {"text": NASTY, "author": NASTY, "source": NASTY, "url": ""}),
        ("video", {**VIDEO, "title": NASTY}),
        ("call_to_action", {"title": NASTY, "text": NASTY, "label": NASTY, "page": None, "url": "https://example.org"}),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_plain_text_is_escaped_and_whole(render: Render, name: str, value: dict[str, Any]) -> None:
    html = render([block(1, name, value)])
    assert escape(NASTY) in html
    assert "<script>" not in html


def test_contact_card_shows_the_record_in_the_readers_language(render: Render) -> None:
    desk = contact(hours="9–16", note="Proszę dzwonić.")
    english = desk.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0])
    english.role = "Advice"
    english.save()
    body = [block(1, "contact_card", {"contact": desk.pk})]
    html = render(body, "en")
    assert "Advice" in html
    assert "Doradztwo" not in html
    assert '<a href="tel:126160000">12 616 00 00</a>' in html
    assert '<div class="contact-card">' in html
    norwegian = render(body, "nb")
    assert '<div class="contact-card" lang="pl">' in norwegian
    assert "Doradztwo" in norwegian


def test_contact_card_without_a_number_has_no_link_to_ring(render: Render) -> None:
    html = render([block(1, "contact_card", {"contact": contact(phone="12 616 00 00 wew. 5", email="").pk})])
    assert "12 616 00 00 wew. 5" in html
    assert "tel:" not in html
    assert "mailto:" not in html


def test_contact_card_of_a_deleted_contact_leaves_nothing(render: Render) -> None:
    gone = contact()
    body = [block(1, "contact_card", {"contact": gone.pk})]
    gone.delete()
    assert render(body).strip() == ""


def test_contacts_cost_the_same_for_one_and_for_ten(render: Render, sql_count: Callable[[], Any]) -> None:
    counts = []
    for number in (1, 10):
        body = [block(number * 100 + n, "contact_card", {"contact": contact(slug=f"d-{number}-{n}").pk}) for n in range(number)]
        with sql_count() as queries:
            html = render(body, "en")
        assert html.count('class="contact-card"') == number
        counts.append(queries.count)
    assert counts == [1, 1]


def test_film_is_a_link_and_loads_nothing(render: Render) -> None:
    html = render([block(1, "video", VIDEO)], "en")
    assertHTMLEqual(
        html,
        '<div class="block-video"><p class="block-video__title" data-label>'
        '<a class="block-video__link" href="https://www.example.org/film" rel="external" hreflang="nb">'
        f"{icon('video')}Film</a></p>"
        '<p class="block-video__facts" data-label>Film, 4 min, opens example.org · language: Norwegian Bokmal · with captions</p>'
        '<details class="block-video__transcript"><summary class="block-video__summary">'
        'Transcript<span class="visually-hidden">: Film</span></summary>'
        '<div class="block-video__text"><p>Dzień dobry.</p></div></details></div>',
    )
    silent = render([block(1, "video", {**VIDEO, "language": "en", "captions": False, "sign_language": True})], "en")
    assert "without captions · with Polish Sign Language (PJM)" in " ".join(silent.split())
    assert "hreflang" not in silent


def test_gallery_is_a_list_of_figures_with_credit_and_licence(render: Render) -> None:
    pictures = [image(title=f"P{n}") for n in range(2)]
    items = [
        item(10 + n, {"image": {"image": one.pk, "alt_text": f"Sala {n}", "decorative": False}, "caption": f"Podpis {n}"})
        for n, one in enumerate(pictures)
    ]
    html = render([block(1, "gallery", {"title": "Zdjęcia", "items": items})], "en")
    assert html.count("<figure") == html.count("Image: Anna Øvrebø, CC BY 4.0") == html.count('loading="lazy"') == 2
    assert [f'alt="Sala {n}"' in html for n in range(2)] == [True, True]


def test_pictures_of_a_body_cost_the_same_for_one_and_for_ten(render: Render, sql_count: Callable[[], Any]) -> None:
    counts = []
    for number in (1, 10):
        shown = [{"image": image().pk, "alt_text": "x", "decorative": False} for _n in range(number)]
        items = [item(100 + n, {"image": one, "caption": ""}) for n, one in enumerate(shown)]
        body = [
            block(1, "gallery", {"title": "", "items": items}),
            block(2, "image", {"image": {**shown[0], "image": image().pk}, "caption": ""}),
        ]
        render(body)  # the renditions are made by the first reader
        with sql_count() as queries:
            html = render(body)
        assert html.count("<picture") == number + 1
        assert queries.duplicates == []
        counts.append(queries.count)
    # Images of the gallery, images of image blocks, renditions of all.
    assert counts == [3, 3]


def test_contents_lead_to_every_heading_of_level_two(render: Render) -> None:
    html = render(
        [
            block(1, "contents", {"title": ""}),
            block(2, "heading", {"text": "Kto", "level": "2", "anchor": "kto"}),
            block(3, "heading", {"text": "Część", "level": "3", "anchor": "czesc"}),
            block(4, "faq", {"title": "Pytania", "items": [item(41, {"question": "Ile?", "answer": "<p>Tyle.</p>"})]}),
            block(5, "timeline", {"title": "", "items": [item(51, {"when": "2003", "title": "Ustawa", "text": ""})]}),
        ],
        "en",
    )
    nav = html[: html.index("</nav>") + 6]
    section = f"s-{uid(4)[:8]}"
    assertHTMLEqual(
        nav,
        '<nav class="block-contents" aria-label="On this page"><p class="block-contents__title">On this page</p>'
        '<ul class="block-contents__list" role="list">'
        '<li class="block-contents__item"><a class="block-contents__link" href="#kto">Kto</a></li>'
        f'<li class="block-contents__item"><a class="block-contents__link" href="#{section}">Pytania</a></li></ul></nav>',
    )
    assert html.count('id="kto"') == html.count(f'id="{section}"') == 1


def test_contents_of_a_body_without_headings_are_not_there(render: Render) -> None:
    assert render([block(1, "contents", {"title": "Spis"}), block(2, "text", "<p>x</p>")]).count("nav") == 0


def test_button_leads_to_the_page_in_the_readers_language(render: Render, site_tree: SiteTree) -> None:
    target = TextPageFactory(parent=site_tree.home, title="Kontakt", slug="kontakt")
    body = [block(1, "call_to_action", {"title": "", "text": "", "label": "Write", "page": target.pk, "url": ""})]
    in_polish = render(body, "en")
    assert '<a class="button block-call-to-action__link" href="/pl/kontakt/" hreflang="pl">Write</a>' in in_polish
    assert "(Polish)" in in_polish
    translate(target, "en")
    assert 'href="/en/kontakt/">Write</a>' in render(body, "en")
    target.unpublish()
    target.get_translation(Locale.objects.get(language_code="en")).unpublish()
    assert render(body, "en").strip() == ""


def test_button_elsewhere_says_where(render: Render) -> None:
    value = {"title": "", "text": "", "label": "Open", "page": None, "url": "https://www.example.org/x"}
    html = render([block(1, "call_to_action", value)], "en")
    assert 'href="https://www.example.org/x" rel="external">Open</a>' in html
    assert "opens example.org" in html


def test_document_can_be_said_to_be_in_another_language(render: Render, full_page: Any) -> None:
    html = render(full_page.body, "en")
    assert f'hreflang="nb">{icon("download")}Statut</a>' in html


def test_list_of_pages_shows_live_public_pages_of_the_language(render: Render, site_tree: SiteTree) -> None:
    label, other = tag("granty"), tag("inne")
    shown = tagged(site_tree, "Pierwsza", label)
    tagged(site_tree, "Obca", other)
    tagged(site_tree, "Szkic", label, draft=True)
    tagged(site_tree, "Archiwalna", label).unpublish()
    english = translate(tagged(site_tree, "Dwujęzyczna", label), "en")
    body = [block(1, "page_list", {"title": "Lista", "tags": [item(11, label.pk)], "limit": 5})]
    html = render(body)
    day = timezone.localdate().isoformat()
    assert [title for title in ("Pierwsza", "Obca", "Szkic", "Archiwalna", "Dwujęzyczna") if title in html] == ["Pierwsza", "Dwujęzyczna"]
    assert f'href="{shown.url}"' in html
    assert f'<time class="block-page-list__day" datetime="{day}">' in html
    in_english = render(body, "en")
    assert in_english.count("<li") == 1
    assert f'href="{english.url}"' in in_english


def test_list_of_pages_of_a_deleted_tag_leaves_nothing(render: Render, site_tree: SiteTree) -> None:
    label = tag()
    tagged(site_tree, "Pierwsza", label)
    body = [block(1, "page_list", {"title": "Lista", "tags": [item(11, label.pk)], "limit": 5})]
    assert "Pierwsza" in render(body)
    label.delete()
    assert render(body).strip() == ""


def test_list_of_pages_leaves_out_the_page_it_stands_on(site_tree: SiteTree, client: Any) -> None:
    label = tag()
    tagged(site_tree, "Druga", label)
    here = tagged(site_tree, "Pierwsza", label)
    here.body = [("page_list", {"title": "Lista", "tags": [label], "limit": 2})]
    here.save_revision().publish()
    html = client.get(here.url).content.decode()
    listed = html[html.index("block-page-list__list") : html.index("</ul>", html.index("block-page-list__list"))]
    assert ("Druga" in listed, "Pierwsza" in listed) == (True, False)


def test_list_of_pages_shows_a_page_once_that_is_mirrored_elsewhere(render: Render, site_tree: SiteTree) -> None:
    label = tag()
    page = tagged(site_tree, "Pierwsza", label)
    alias = page.create_alias(update_slug="lustro")
    assert (alias.live, label.tagged_pages.count()) == (True, 2)
    html = render([block(1, "page_list", {"title": "Lista", "tags": [item(11, label.pk)], "limit": 5})])
    assert (html.count("<li"), f'href="{page.url}"' in html) == (1, True)


def test_list_of_pages_costs_the_same_for_one_and_for_twelve(render: Render, site_tree: SiteTree, sql_count: Callable[[], Any]) -> None:
    label = tag()
    counts = []
    for number in (1, 12):
        while label.tagged_pages.count() < number:
            tagged(site_tree, f"S{label.tagged_pages.count()}", label)
        body = [block(1, "page_list", {"title": "", "tags": [item(11, label.pk)], "limit": 12})]
        render(body)
        with sql_count() as queries:
            assert render(body).count("<li") == number
        counts.append(queries.count)
    # The tags; the pages; the request's site.
    assert counts == [3, 3]
