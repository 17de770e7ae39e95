"""The harness itself: what it promises holds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest.outcomes import Failed
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Template
from django.template.base import Origin
from wagtail.models import Collection, GroupCollectionPermission, Page

from learning.models import CourseStructure, Question, StepPage
from tests.factories import SiteTree, translate
from tests.harness.client import BrowserClient
from tests.harness.snapshot import Snapshot

OURS = Origin(name=str(Path(settings.BASE_DIR) / "templates" / "probe.html"))
THEIRS = Origin(name="/lib/site-packages/wagtail/probe.html")


def _render(source: str, origin: Origin = OURS, **context: Any) -> str:
    return Template(source, origin=origin).render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        "{{ missing }}",
        "{{ missing|default:'x' }}",
        "{% if missing %}a{% endif %}",
        "{% if known and missing %}a{% endif %}",
        "{% for x in missing %}a{% endfor %}",
        "{% load i18n %}{% blocktranslate %}a {{ missing }}{% endblocktranslate %}",
        "{{ known.missing }}",
    ],
)
def test_undefined_variable_in_our_template_fails(source: str) -> None:
    with pytest.raises(Failed, match="missing"):
        _render(source, known={"a": 1})


def test_undefined_variable_in_other_template_stays_silent() -> None:
    source = "{% load i18n %}{{ missing|default:'x' }}{% if missing %}a{% endif %}{% blocktranslate %}b{{ missing }}{% endblocktranslate %}"
    assert _render(source, THEIRS) == "xb"


def test_name_of_nothing_is_empty() -> None:
    assert _render("{% if nothing.missing %}a{% endif %}{{ nothing.missing }}b", nothing=None) == "b"


def test_site_tree_is_live_in_order(site_tree: SiteTree) -> None:
    steps = StepPage.objects.live().order_by("path")
    assert [step.slug for step in steps] == ["kto-moze-byc-fundatorem", "sprawdz-pomysl", "zloz-wniosek"]
    assert [len(step.questions) for step in steps] == [2, 0, 1]
    assert str(site_tree.steps[0].questions[0].id) == site_tree.first_questions[0]["id"]


@pytest.mark.parametrize("_time", ["first", "again", "once more"])
def test_site_tree_is_whole_however_often_it_is_laid_out(site_tree: SiteTree, _time: str) -> None:
    asked = Question.objects.asked_in(site_tree.quiz_step.translation_key).count()
    [structure] = CourseStructure.objects.filter(course_key=site_tree.course.translation_key, is_current=True)
    assert (asked, structure.steps.count(), site_tree.site.root_page) == (2, 3, site_tree.home.page_ptr)
    edited = site_tree.read_step
    edited.title = "Inny tytuł"
    edited.save_revision().publish()
    assert StepPage.objects.get(pk=edited.pk).title == "Inny tytuł"


def test_translate_publishes_only_what_is_complete(site_tree: SiteTree) -> None:
    done = translate(site_tree.steps[0], "en")
    part = translate(site_tree.steps[2], "en", complete=False)
    assert (done.live, done.title, part.live) == (True, "en: Kto może być fundatorem", False)
    assert done.questions[0].value["options"][0]["correct"] is True
    assert str(done.questions[0].id) == site_tree.first_questions[0]["id"]
    assert done.get_parent().locale.language_code == "en"


def test_sql_count_counts_rows_not_savepoints(site_tree: SiteTree, sql_count: Any) -> None:
    from django.db import transaction

    with sql_count() as queries:
        for _again in range(2):
            with transaction.atomic():
                list(Page.objects.filter(pk=1))
    assert (queries.count, len(queries.duplicates)) == (2, 1)


@pytest.mark.parametrize("html", ["<p style='a'>", "<a href='#' onclick='b'>", "<script>1</script>", "{{ page.title }}"])
def test_browser_client_refuses_inline_code(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.test.client.ClientHandler.get_response", lambda self, request: HttpResponse(html))
    with pytest.raises(AssertionError):
        BrowserClient().get("/pl/")


@pytest.mark.django_db(transaction=True)
def test_committing_test_finds_what_migrations_made() -> None:
    assert not connection.in_atomic_block
    assert Page.objects.filter(depth=1).count() == 1


@dataclass
class Lent:
    permission: Any


@pytest.mark.django_db
def test_snapshot_is_not_laid_out_where_what_it_points_at_is_another() -> None:
    def lend() -> Lent:
        permission, collection = Permission.objects.order_by("pk").first(), Collection.get_first_root_node()
        return Lent(
            GroupCollectionPermission.objects.create(group=Group.objects.get(name="A"), collection=collection, permission=permission)
        )

    snapshot = Snapshot(lend, fresh=lambda: True)
    first = Group.objects.create(pk=901, name="A")
    assert snapshot.lay_out().permission.group == first
    first.delete()
    second = Group.objects.create(pk=902, name="A")
    assert snapshot.lay_out().permission.group == second


@pytest.mark.django_db
def test_snapshot_of_an_unusual_state_is_not_kept() -> None:
    usual = [False, True, True]
    built = []

    def build() -> Lent:
        built.append(1)
        return Lent(Group.objects.create(name="A"))

    snapshot = Snapshot(build, fresh=lambda: usual[len(built)])
    for times in (1, 2, 2):
        snapshot.lay_out()
        assert len(built) == times
        Group.objects.filter(name="A").delete()
