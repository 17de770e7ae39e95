"""Finding pages by index: which rows are read, and that the rows found are those that Wagtail's own conditions find."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import F, Max
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.core.models import ListingMixin
from cms.core.pages.looking_up import is_child_of, listed_models, make_indexes
from home.models import HomePage, TextPage
from home.synthetic import Writer, add_section

Fronts = dict[str, HomePage]
SAID = ["Fundacja powstaje, gdy fundator złoży oświadczenie w akcie."]


@pytest.fixture
def section(fronts: Fronts) -> TextPage:
    """A section among others, its pages on three levels; another page's path begins like its own but for the last step."""
    for number in range(3):
        add_section(parent=HomePage.objects.get(pk=fronts["pl"].pk), pages=3, writer=Writer(SAID, number), slug=f"inny-{number}")
    return add_section(parent=HomePage.objects.get(pk=fronts["pl"].pk), pages=150, writer=Writer(SAID, 9))


def plan(rows: Any) -> str:
    """How SQLite finds rows."""
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return "\n".join(str(row[3]) for row in cursor.fetchall())


def test_the_range_finds_what_the_beginning_of_a_path_finds(section: TextPage) -> None:
    by_prefix = {page.pk for page in Page.objects.all() if page.path.startswith(section.path)}
    assert len(by_prefix) == 150
    assert set(Page.objects.filter(path__startswith=section.path).values_list("pk", flat=True)) == by_prefix
    assert Page.objects.descendant_of(section).count() == 149
    assert Page.objects.exclude(path__startswith=section.path).count() == Page.objects.count() - 150
    assert Page.objects.filter(path__startswith="").count() == Page.objects.count()
    assert Page.objects.filter(path__startswith=F("path")).count() == Page.objects.count()
    assert Page.objects.filter(path__startswith="%").count() == 0


def test_children_are_those_one_step_below(section: TextPage) -> None:
    for above in (section, section.get_children()[0], section.get_children().last(), section.get_parent()):
        assert list(Page.objects.filter(is_child_of(above.path)).order_by("path")) == list(above.get_children())
        assert set(TextPage.objects.filter(is_child_of(above.path))) == set(TextPage.objects.child_of(above))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's planner goes by how many rows there are; this is SQLite's")
def test_no_page_is_looked_for_by_reading_all(section: TextPage) -> None:
    call_command("migrate", verbosity=0)
    assert "mowis_core_page_address (url_path=?)" in plan(Page.objects.filter(url_path__in=[section.url_path, "/pl/x/"], live=True))
    assert "mowis_core_page_children (depth=? AND path>? AND path<?)" in plan(section.get_children())
    assert "(path>? AND path<?)" in plan(Page.objects.descendant_of(section))
    assert "mowis_core_page_expire_at" in plan(Page.objects.filter(live=True, expire_at__gt=timezone.now()).order_by())
    late = Page.objects.filter(live=False, expired=False, go_live_at__lt=timezone.now()).order_by()
    assert "mowis_core_page_go_live_at" in plan(late)
    edited = PageLogEntry.objects.filter(user=1, action="wagtail.edit").order_by().values("page").annotate(latest=Max("timestamp"))
    assert "mowis_core_log_of_person" in plan(edited)
    assert "mowis_core_page_locked" in plan(Page.objects.filter(locked=True, locked_by=1).order_by("-locked_at"))
    assert "mowis_core_page_aging" in plan(Page.objects.exclude(last_published_at=None).order_by("last_published_at"))
    assert "_footer" in plan(TextPage.objects.filter(show_in_footer=True).order_by().values_list("page_ptr"))


def test_missing_indexes_are_made_again(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS mowis_core_page_address")
        make_indexes(using="default")
        make_indexes(using="default")
        names = connection.introspection.get_constraints(cursor, "wagtailcore_page")
    assert {"mowis_core_page_address", "mowis_core_page_children"} <= set(names)


def test_an_address_longer_than_an_index_entry_is_kept(fronts: Fronts) -> None:
    page: Page = Page.objects.get(pk=fronts["pl"].pk)
    for _ in range(14):
        page = page.add_child(instance=TextPage(title="Długi", slug="d" * 255, locale=fronts["pl"].locale))
    assert len(page.url_path) > 3_500
    assert Page.objects.get(url_path=page.url_path) == page.page_ptr


def test_every_listed_type_can_be_in_the_footer() -> None:
    assert TextPage in listed_models()
    assert all(issubclass(model, ListingMixin) for model in listed_models())
