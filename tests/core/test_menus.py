"""Menus, breadcrumbs and the language switcher."""

from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from cms.core.pages.breadcrumbs import Crumb, breadcrumbs
from cms.core.pages.menus import MenuItem, menu
from cms.core.pages.places import any_restrictions, homes
from cms.core.pages.translations import language_links
from tests.factories import SiteTree, TextPageFactory, translate


def links(request: Any, page: Any = None) -> list[tuple[str, str, bool, bool]]:
    return [(link.code, link.url, link.is_current, link.exists) for link in language_links(request, page)]


def test_main_menu_holds_ticked_live_children_of_the_front_page(site_tree: SiteTree) -> None:
    TextPageFactory(parent=site_tree.home, title="Bez miejsca", slug="bez", show_in_menus=False)
    TextPageFactory(parent=site_tree.home, title="Szkic", slug="szkic", draft=True)
    about = TextPageFactory(parent=site_tree.home)
    TextPageFactory(parent=about, title="Niżej", slug="nizej")
    assert menu("main", "pl") == [MenuItem("Kursy", "/pl/kursy/"), MenuItem("O portalu", "/pl/o-portalu/")]


def test_footer_menu_holds_ticked_pages_of_any_depth_and_type(site_tree: SiteTree) -> None:
    about = TextPageFactory(parent=site_tree.home)
    TextPageFactory(parent=about, title="Prywatność", slug="prywatnosc", show_in_footer=True)
    site_tree.course.show_in_footer = True
    site_tree.course.save_revision().publish()
    items = [MenuItem("Jak założyć fundację?", "/pl/kursy/jak-zalozyc-fundacje/"), MenuItem("Prywatność", "/pl/o-portalu/prywatnosc/")]
    assert menu("footer", "pl") == items


def test_menu_marks_the_page_and_those_below_as_current(site_tree: SiteTree) -> None:
    TextPageFactory(parent=site_tree.home, title="Kursywa", slug="kursywa")
    current = [item.title for item in menu("main", "pl", site_tree.course.url) if item.is_current]
    assert current == ["Kursy"]


def test_menu_of_a_language_without_pages_is_empty(site_tree: SiteTree) -> None:
    assert (menu("main", "nb"), menu("footer", "nb"), menu("main", "de")) == ([], [], [])


def test_menu_of_an_unknown_kind_raises(db: None) -> None:
    with pytest.raises(ValueError, match="sidebar"):
        menu("sidebar", "pl")


def test_menu_is_fresh_after_a_publish_and_free_until_then(site_tree: SiteTree, sql_count: Any) -> None:
    menu("main", "pl")
    with sql_count() as queries:
        menu("main", "pl", "/pl/kursy/")
    site_tree.index.title = "Nauka"
    site_tree.index.save_revision().publish()
    assert (queries.count, [item.title for item in menu("main", "pl")]) == (0, ["Nauka"])


def test_menus_are_made_in_three_statements_whatever_their_pages_are(site_tree: SiteTree, sql_count: Any) -> None:
    pages = [site_tree.course, TextPageFactory(parent=site_tree.home)]
    counts = []
    for page in pages:
        page.show_in_footer = True
        page.save_revision().publish()
        homes(), any_restrictions()
        with sql_count() as queries:
            made = [len(menu(kind, "pl")) for kind in ("main", "footer")]
        counts.append((made, queries.count))
    # One for the main menu; which pages are ticked for the footer, and these.
    assert counts == [([2, 1], 3), ([2, 2], 3)]


def test_restricted_page_is_not_in_the_menu(site_tree: SiteTree) -> None:
    site_tree.index.show_in_footer = True
    site_tree.index.save_revision().publish()
    site_tree.index.view_restrictions.create(restriction_type="login")
    assert (menu("main", "pl"), menu("footer", "pl")) == ([], [])


def test_breadcrumbs_lead_from_the_front_page(site_tree: SiteTree, sql_count: Any) -> None:
    breadcrumbs(site_tree.course)
    with sql_count() as queries:
        way = breadcrumbs(site_tree.course)
    assert [(crumb.title, crumb.url) for crumb in way] == [
        ("Krakowskie centrum organizacji", "/pl/"),
        ("Kursy", "/pl/kursy/"),
        ("Jak założyć fundację?", "/pl/kursy/jak-zalozyc-fundacje/"),
    ]
    assert queries.count == 0


def test_breadcrumbs_of_a_front_page_hold_only_itself(site_tree: SiteTree) -> None:
    assert breadcrumbs(site_tree.home_en) == [Crumb("Kraków centre for organisations", "/en/", str(site_tree.home.translation_key))]


def test_language_switcher_of_a_page_keeps_the_place_or_its_nearest(site_tree: SiteTree, rf: RequestFactory) -> None:
    translate(site_tree.course, "en")
    english = site_tree.course.get_translations().get(locale__language_code="en")
    with translation.override("pl"):
        found = links(rf.get(site_tree.course.url), site_tree.course)
        step = links(rf.get(site_tree.read_step.url), site_tree.read_step)
    assert found == [
        ("pl", "/pl/kursy/jak-zalozyc-fundacje/", True, True),
        ("en", english.url, False, True),
        ("nb", "/nb/", False, False),
    ]
    assert [(code, exists) for code, _url, _current, exists in step] == [("pl", True), ("en", False), ("nb", False)]
    assert step[1][1] == english.url


def test_language_switcher_ignores_a_draft_translation(site_tree: SiteTree, rf: RequestFactory) -> None:
    translate(site_tree.quiz_step, "en", complete=False)
    with translation.override("pl"):
        found = links(rf.get(site_tree.quiz_step.url), site_tree.quiz_step)
    assert found[1][3] is False


def test_language_switcher_of_a_view_reverses_it_with_its_query(client: Any, site_tree: SiteTree) -> None:
    def sign_in(code: str) -> str:
        with translation.override(code):
            return reverse("account_login") + "?next=/en/"

    response = client.get(sign_in("en"))
    found = [(link.code, link.url, link.is_current, link.exists) for link in response.context["portal"].languages]
    assert found == [
        ("pl", sign_in("pl"), False, True),
        ("en", sign_in("en"), True, True),
        ("nb", sign_in("nb"), False, True),
    ]


def test_language_switcher_of_an_error_page_leads_to_front_pages(client: Any, site_tree: SiteTree) -> None:
    html = client.get("/pl/nie-ma/").content.decode()
    assert [part in html for part in ('href="/en/" lang="en"', 'href="/nb/" lang="nb"')] == [True, True]
