"""Reports, the list of what waits, and the look of the admin."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.admin.icons import get_icons
from wagtail.models import Page, Revision, get_page_models

from cms.core.editing import stale, waiting
from cms.core.editing.domain.archive import archive_page
from cms.core.editing.stale import stale_pages
from cms.core.editing.waiting import Waiting
from cms.core.editing.workflows import ensure_workflows
from cms.core.models import PortalImage
from home.models import TextPage
from tests.core.editing.test_page_form import sent
from tests.core.editing.uploads import picture, upload
from tests.factories import SiteTree, TextPageFactory, UserFactory, block, commit_hooks, translate, unpublish
from tests.harness.client import BrowserClient

ENGLISH = {"accept-language": "en"}
REPORTS = ["mowis_stale_pages", "mowis_broken_links", "mowis_planned", "mowis_no_summary", "mowis_image_report"]


def add(tree: SiteTree, slug: str, **values: Any) -> TextPage:
    page: TextPage = TextPageFactory(parent=tree.home, title=slug.capitalize(), slug=slug, **values)
    return page


def age(page: Page, days: int) -> None:
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(days=days))


def exported(browser: BrowserClient, name: str) -> list[list[str]]:
    response = browser.get(reverse(name) + "?export=csv", headers=ENGLISH)
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_stale_pages_are_found_each_with_its_reason(site_tree: SiteTree, settings: Any) -> None:
    old, archival, newer, late, law = (add(site_tree, slug) for slug in ("stara", "archiwalna", "nowsza", "spozniona", "prawo"))
    add(site_tree, "swieza")
    age(old, 800)
    with commit_hooks():
        archive_page(page=archival, reason="Zakończone.", on=date(2026, 1, 1), successor=newer.page_ptr)
    age(archival, 800)
    unpublish(newer)
    Revision.objects.filter(pk=late.latest_revision_id).update(approved_go_live_at=timezone.now() - timedelta(hours=1))
    type(site_tree.course).objects.filter(pk=site_tree.course.pk).update(next_check_on=timezone.localdate())
    found = {(each.page_id, each.reason) for each in stale_pages()}
    assert found == {(old.pk, "age"), (archival.pk, "successor"), (late.pk, "schedule"), (site_tree.course.pk, "law")}
    assert law.pk not in {each.page_id for each in stale_pages()}
    settings.STALE_AFTER_MONTHS = {"default": 24, "mowis_home.TextPage": 0}
    assert old.pk not in {each.page_id for each in stale_pages(timezone.localdate() + timedelta(days=1))}


def test_room_adds_a_reason_of_its_own(site_tree: SiteTree) -> None:
    page = add(site_tree, "deklaracja")
    stale.register("test", "is overdue", lambda _day: [(page.pk, date(2026, 3, 31))])
    try:
        assert [(each.page_id, stale.words_of(each.reason)) for each in stale_pages(date(2026, 4, 1))] == [(page.pk, "is overdue")]
    finally:
        stale._finders.pop("test")


@pytest.mark.parametrize("name", REPORTS)
def test_report_opens_exports_and_is_closed_to_others(
    site_tree: SiteTree, editor_client: BrowserClient, coordinator_client: BrowserClient, learner_client: BrowserClient, name: str
) -> None:
    assert editor_client.get(reverse(name)).status_code == 200
    assert editor_client.get(reverse(f"{name}_results")).status_code == 200
    for kind in ("csv", "xlsx"):
        assert editor_client.get(reverse(name) + f"?export={kind}").status_code == 200
    assert coordinator_client.get(reverse(name)).status_code in (302, 403)
    assert learner_client.get(reverse(name)).status_code in (302, 403)


def test_pages_without_a_summary_are_listed_and_exported(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    add(site_tree, "bez-opisu", summary="")
    add(site_tree, "szkic", summary="", draft=True)
    rows = exported(editor_client, "mowis_no_summary")
    assert [row[:2] for row in rows] == [["Page", "Language"], ["Bez-opisu", "pl"]]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_title_is_no_formula_in_any_report(site_tree: SiteTree, editor_client: BrowserClient, kind: str) -> None:
    title = "=cmd|' /C calc'!A0"
    page = add(site_tree, "wzor", summary="", body=json.dumps([block("text", '<p><a href="/pl/nie-ma/">x</a></p>')]))
    page.title, page.expire_at = title, timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    age(page, 800)
    PortalImage.objects.create(title=title, file=upload("a.jpg", picture()), credit="", licence="CC BY 4.0")
    for name in REPORTS:
        response = editor_client.get(reverse(name), {"export": kind})
        data = b"".join(response.streaming_content) if response.streaming else response.content
        if kind == "csv":
            cells = {row[0]: "s" for row in csv.reader(io.StringIO(data.decode()))}
        else:
            cells = {str(row[0].value): row[0].data_type for row in load_workbook(io.BytesIO(data)).active.iter_rows()}  # type: ignore[union-attr]
        assert cells.get(("'" if kind == "csv" else "") + title) == "s", name


def test_images_that_say_nothing_are_listed(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    image = PortalImage.objects.create(title="IMG_0123.jpg", file=upload("a.jpg", picture()), credit="", licence="CC BY 4.0")
    texts = [("", False), ("zdjęcie", False), ("Ludzie przy stole", False), ("", True)]
    body = json.dumps(
        [
            block("image", {"image": {"image": image.pk, "alt_text": alt, "decorative": decorative}, "caption": ""})
            for alt, decorative in texts
        ]
    )
    add(site_tree, "galeria", body=body)
    rows = exported(editor_client, "mowis_image_report")[1:]
    assert [(row[0], row[3]) for row in rows] == [
        ("Galeria", ""),
        ("Galeria", "zdjęcie"),
        ("IMG_0123.jpg", ""),
        ("IMG_0123.jpg", "IMG_0123.jpg"),
    ]
    assert "only says that it is an image" in rows[1][2]


def test_translator_sees_only_what_may_be_edited(site_tree: SiteTree, translator_client: BrowserClient) -> None:
    page = add(site_tree, "bez-opisu", summary="")
    english = translate(page, "en")
    TextPage.objects.filter(pk=english.pk).update(summary="")
    assert [row[1] for row in exported(translator_client, "mowis_no_summary")[1:]] == ["en"]


def test_planned_pages_are_listed_the_next_first(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    soon, later = timezone.now() + timedelta(days=1), timezone.now() + timedelta(days=2)
    page = add(site_tree, "jutro", draft=True)
    page.go_live_at = soon
    page.save_revision().publish()
    ends = add(site_tree, "do-pojutrza", expire_at=later)
    assert ends.live
    rows = exported(editor_client, "mowis_planned")[1:]
    assert [(row[0], row[2]) for row in rows] == [("Jutro", "will be published"), ("Do-pojutrza", "will be withdrawn")]


# --- The admin's front page ---


def front(browser: BrowserClient) -> str:
    return browser.get(reverse("wagtailadmin_home"), headers=ENGLISH).content.decode()


def test_front_page_says_what_waits(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    assert "Nothing waits." in front(editor_client)
    ensure_workflows(sections=[site_tree.home])
    for slug in ("jedna", "druga"):
        sent = add(site_tree, slug, draft=True)
        sent.get_workflow().start(sent, UserFactory())
    returned = add(site_tree, "zwrocona", draft=True)
    state = returned.get_workflow().start(returned, UserFactory())
    state.current_task_state.reject(user=UserFactory(role="Editors"), comment="Popraw datę.")
    age(add(site_tree, "stara"), 800)
    add(site_tree, "linki", body=json.dumps([block("text", '<p><a href="/pl/nie-ma/">x</a></p>')]))
    page = add(site_tree, "plan", draft=True)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    text = front(editor_client)
    for words in (
        "2 pages wait for your decision.",
        "1 page was returned and waits for its author.",
        "1 page is planned. The next one is “Plan”",
        "1 page should be looked at again.",
        "1 link leads nowhere.",
    ):
        assert words in text
    assert [name for name in ("mowis_stale_pages", "mowis_broken_links", "mowis_planned") if reverse(name) not in text] == []


def test_front_page_of_others_counts_nothing_of_pages(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    age(add(site_tree, "stara"), 800)
    assert ("should be looked at" in front(coordinator_client), "What waits for you" in front(coordinator_client)) == (False, True)


def test_room_adds_a_row(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    waiting.register("test", lambda user: Waiting(3, f"3 notices wait for {user.email}.", "/admin/x/"))
    try:
        assert "3 notices wait for editor@example.org." in front(editor_client)
    finally:
        waiting._counters.pop("test")


def test_front_page_costs_the_same_at_two_and_at_forty_pages(
    site_tree: SiteTree, editor_client: BrowserClient, sql_count: Callable[[], Any]
) -> None:
    def count() -> int:
        front(editor_client)
        with sql_count() as queries:
            front(editor_client)
        return int(queries.count)

    age(add(site_tree, "stara"), 800)
    few = count()
    for number in range(20):
        age(add(site_tree, f"stara-{number}"), 800)
    assert count() == few


def test_admin_wears_our_sign_and_colours(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    text = front(editor_client)
    assert ("css/admin" in text, 'class="portal-logo"' in text, "img/favicon" in text) == (True, True, True)


def test_every_page_type_says_what_it_is_for() -> None:
    assert [model._meta.label for model in get_page_models() if model is not Page and not model.get_page_description()] == []


def test_checker_looks_at_what_editors_write(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    page = add(site_tree, "sprawdzana")
    text = editor_client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)), headers=ENGLISH).content.decode()
    start = text.index("checker-axe-configuration")
    configuration = json.loads(text[text.index(">", start) + 1 : text.index("</script>", start)])
    assert configuration["context"]["include"] == ["main"]
    assert {"image-alt", "heading-order", "alt-text-quality"} <= set(configuration["options"]["runOnly"])
    assert configuration["messages"]["image-alt"]["error_name"] == "An image has no alternative text"


def test_preview_carries_the_checker_and_the_site_does_not(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    page = add(site_tree, "sprawdzana")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
    assert editor_client.post(address, sent(page)).json()["is_valid"]
    preview = editor_client.get(address + "?in_preview_panel=true&mode=").content.decode()
    shown = editor_client.get("/pl/sprawdzana/").content.decode()
    assert ["wagtail-userbar" in text for text in (preview, shown)] == [True, False]


def test_page_types_are_offered_with_icon_and_description(site_tree: SiteTree, editor_client: BrowserClient, settings: Any) -> None:
    text = editor_client.get(reverse("wagtailadmin_pages:add_subpage", args=(site_tree.home.pk,)), headers=ENGLISH).content.decode()
    assert ('href="#icon-doc-full"' in text, TextPage.get_page_description()[:20] in text) == (True, True)
    kinds = {model._meta.label_lower for model in get_page_models() if model is not Page}
    known = set(re.findall(r'id="icon-([\w-]+)"', get_icons()))
    assert (kinds - settings.PAGE_TYPE_ICONS.keys(), set(settings.PAGE_TYPE_ICONS.values()) - known) == (set(), set())
