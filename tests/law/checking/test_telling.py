"""Mails to those who answer for what cites the law: one a person."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.law.checking.domain.telling import tell_due
from cms.scheduler import JOBS
from learning.models import CoursePage
from tests.factories import SiteTree, UserFactory, commit_hooks, translate

from .places import change, citing_page, places

pytestmark = pytest.mark.django_db
END = dt.date(2026, 12, 31)


def english(user: User) -> None:
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()


def told() -> list[tuple[list[str], str]]:
    return sorted((message.to, str(message.subject)) for message in mail.outbox)


def test_one_mail_a_person_names_every_place(site_tree: SiteTree, editor: User, translator: User, learner: User) -> None:
    english(editor)
    made = places(site_tree)
    translate(made.page, "en")
    citing_page(site_tree, made.citation, "druga", legal_owner="Jan Prawnik")
    change(made.act, in_force_to=END)
    assert told() == [(["editor@example.org"], "uDPP was changed: 4 places to check")]
    body = mail.outbox[0].body
    for words in (
        "- uDPP: ceases to be in force on 31 December 2026",
        "Text page: Zasady",
        "Text page: Druga",
        "Kept current by Jan Prawnik",
        "Step: Krok o prawie",
        "Question: Kto składa sprawozdanie? (Krok z pytaniem)",
        f"/admin/law/checking/?act={made.act.pk}",
    ):
        assert words in body
    assert body.count("Zasady") == 1


def test_owner_of_a_page_is_told_instead_of_the_group(site_tree: SiteTree, editor: User) -> None:
    other: User = UserFactory(email="other@example.org", role="Editors")
    for user in (editor, other):
        english(user)
    made = places(site_tree)
    Page.objects.filter(pk=made.page.pk).update(owner=other)
    change(made.act, in_force_to=END)
    assert told() == [
        (["editor@example.org"], "uDPP was changed: 2 places to check"),
        (["other@example.org"], "uDPP was changed: 3 places to check"),
    ]


def test_owner_who_may_not_publish_any_more_is_not_told(site_tree: SiteTree, editor: User, learner: User) -> None:
    made = places(site_tree)
    Page.objects.filter(pk=made.page.pk).update(owner=learner)
    change(made.act, in_force_to=END)
    assert [message.to for message in mail.outbox] == [["editor@example.org"]]


def test_without_anybody_administrators_are_told(site_tree: SiteTree, admin: User) -> None:
    made = places(site_tree)
    change(made.act, in_force_to=END)
    assert [message.to for message in mail.outbox] == [["admin@example.org"]]


@pytest.mark.parametrize("values", [{"legal_owner": "Jan"}, {"short_name": "inna"}], ids=["who keeps it", "short name"])
def test_what_flags_nothing_tells_nobody(site_tree: SiteTree, editor: User, values: dict[str, Any]) -> None:
    change(places(site_tree).act, **values)
    assert mail.outbox == []


def test_act_that_nothing_cites_tells_nobody(site_tree: SiteTree, editor: User) -> None:
    made = places(site_tree)
    Page.objects.filter(pk__in=[made.page.pk, made.step.pk, made.asking.pk]).delete()
    change(made.act, in_force_to=END)
    assert mail.outbox == []


def test_weekly_mail_tells_what_waits(site_tree: SiteTree, editor: User) -> None:
    english(editor)
    CoursePage.objects.update(next_check_on=dt.date(2026, 1, 2))
    with commit_hooks():
        assert tell_due(on=timezone.localdate()) == 1
    assert told() == [(["editor@example.org"], "State of law: 1 place to check")]
    assert "to be checked by 2 January 2026" in mail.outbox[0].body


def test_weekly_mail_is_not_written_when_nothing_waits(site_tree: SiteTree, editor: User, capsys: Any) -> None:
    with commit_hooks():
        call_command("send_law_digest")
    assert (mail.outbox, capsys.readouterr().out) == ([], "0 mails\n")


def test_scheduler_writes_it_once_a_week() -> None:
    assert [job.every for job in JOBS if job.command == "send_law_digest"] == [dt.timedelta(days=7)]


def test_statements_of_telling_do_not_grow(site_tree: SiteTree, editor: User, sql_count: Any) -> None:
    made = places(site_tree)
    counts = []
    for number in range(3):
        for more in range(1 + number * 20):
            citing_page(site_tree, made.citation, f"strona-{number}-{more}", next_check_on=dt.date(2026, 1, 1))
        with sql_count() as queries, commit_hooks():
            tell_due(on=timezone.localdate())
        counts.append(queries.count)
    assert counts[1] == counts[2]
