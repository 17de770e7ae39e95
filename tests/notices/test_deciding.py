"""Decisions on notices and statements of reasons: in one transaction, once, in the language of each person."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.accounts.models import User
from cms.news.models import ArticlePage
from cms.notices.domain.deciding import decide_notice, take_down
from cms.notices.domain.receiving import submit_notice
from cms.notices.errors import AlreadyDecidedError, NothingToTakeDownError
from cms.notices.models import ContentNotice, StatementOfReasons
from cms.notices.registry import Item, find, register, unregister
from tests.factories import NewsIndexFactory, SiteTree, commit_hooks, translate
from tests.news.submissions.making import approve, page_of, sent

pytestmark = pytest.mark.django_db
REASONS = {"facts": "Groźby w drugim akapicie.", "ground_kind": "terms", "ground": "Regulamin, § 6"}


def notice_of(item: Item | None, **changes: str) -> ContentNotice:
    """A notice of an item, or of a page of the portal."""
    values = {
        "address": "http://testserver/pl/x/",
        "title": "Tytuł",
        "category": "hate",
        "explanation": "Groźby.",
        "notifier_name": "Jan Kowalski",
        "notifier_email": "jan@example.org",
        "language": "nb",
        "client": "10.0.0.1",
        **changes,
    }
    return submit_notice(form_id=uuid4(), item=item, good_faith=True, **values)


@pytest.fixture
def item(site_tree: SiteTree, learner: User, editor: User) -> Item:
    """A published story of the learner, who reads English."""
    learner.language = "en"
    learner.save()
    NewsIndexFactory(parent=site_tree.home)
    submission = sent(learner)
    approve(submission, editor)
    mail.outbox.clear()
    found = find("story", submission.key)
    assert found is not None
    return found


def test_no_action_leaves_everything_and_tells_the_notifier(item: Item, editor: User) -> None:
    notice = notice_of(item)
    with commit_hooks():
        decide_notice(notice=notice, user=editor, outcome="no_action", facts="To cytat z ustawy.")
    notice.refresh_from_db()
    assert (find("story", item.key), notice.state, notice.client_hash) == (item, "decided", "")
    assert [(message.to, "To cytat z ustawy." in message.body) for message in mail.outbox] == [(["jan@example.org"], True)]


def test_a_removal_tells_the_author_why_and_not_who(item: Item, editor: User, learner: User) -> None:
    notice = notice_of(item)
    with commit_hooks():
        decide_notice(notice=notice, user=editor, outcome="taken_down", **REASONS)
    gone = find("story", item.key)
    assert gone is not None
    assert gone.url == ""
    to_author = next(message for message in mail.outbox if message.to == [learner.email])
    assert to_author.subject == "“Ogród na dachu” was taken down"
    for part in ("Groźby w drugim akapicie.", "Regulamin, § 6", "no automated means", "court", notice.reference):
        assert part in to_author.body
    assert "Kowalski" not in to_author.body
    assert "jan@example.org" not in to_author.body


def test_a_second_decision_is_refused_and_changes_nothing(item: Item, editor: User, admin: User) -> None:
    notice = notice_of(item)
    decide_notice(notice=notice, user=editor, outcome="no_action", facts="Cytat.")
    with pytest.raises(AlreadyDecidedError):
        decide_notice(notice=notice, user=admin, outcome="taken_down", **REASONS)
    now = find("story", item.key)
    assert now == item
    assert StatementOfReasons.objects.get().decided_by == editor


def test_two_notices_of_one_story_write_to_its_author_once(item: Item, editor: User, learner: User) -> None:
    notices = [notice_of(item), notice_of(item, notifier_email="ewa@example.org")]
    with commit_hooks():
        for notice in notices:
            decide_notice(notice=notice, user=editor, outcome="taken_down", **REASONS)
    assert sorted(message.to[0] for message in mail.outbox) == ["ewa@example.org", "jan@example.org", learner.email]


def test_a_page_of_the_portal_cannot_be_taken_down_here(site_tree: SiteTree, editor: User) -> None:
    notice = notice_of(None)
    with pytest.raises(NothingToTakeDownError):
        decide_notice(notice=notice, user=editor, outcome="taken_down", **REASONS)
    notice.refresh_from_db()
    assert (notice.state, StatementOfReasons.objects.count()) == ("received", 0)
    decide_notice(notice=notice, user=editor, outcome="corrected", facts="Adres poprawiono.")


def test_when_the_room_fails_nothing_is_decided_and_nobody_is_told(item: Item, editor: User) -> None:
    def fail(**_kwargs: object) -> None:
        raise RuntimeError

    register("broken", resolve=lambda key: Item("broken", key, "Coś", "/pl/x/", item.author), take_down=fail)
    try:
        broken = find("broken", uuid4())
        notice = notice_of(broken)
        with commit_hooks(), pytest.raises(RuntimeError):
            decide_notice(notice=notice, user=editor, outcome="taken_down", **REASONS)
    finally:
        unregister("broken")
    notice.refresh_from_db()
    assert (notice.state, StatementOfReasons.objects.count()) == ("received", 0)
    assert [message.subject for message in mail.outbox if "Coś" in message.subject] == []


def test_taking_down_twice_is_refused(item: Item, editor: User) -> None:
    take_down(kind="story", key=item.key, user=editor, **REASONS)
    with pytest.raises(NothingToTakeDownError):
        take_down(kind="story", key=item.key, user=editor, **REASONS)
    assert StatementOfReasons.objects.count() == 1


@pytest.mark.parametrize("change", [{"facts": ""}, {"ground": ""}, {"ground_kind": ""}, {"object_key": None}, {"kind": ""}])
def test_the_database_keeps_statements_whole(item: Item, editor: User, change: dict[str, object]) -> None:
    statement = take_down(kind="story", key=item.key, user=editor, **REASONS)
    with pytest.raises(IntegrityError), transaction.atomic():
        StatementOfReasons.objects.filter(pk=statement.pk).update(**change)


def test_a_story_in_two_languages_goes_in_both(site_tree: SiteTree, learner: User, editor: User) -> None:
    translate(NewsIndexFactory(parent=site_tree.home), "en")
    submission = sent(learner)
    approve(submission, editor)
    english = translate(page_of(submission), "en")
    take_down(kind="story", key=submission.key, user=editor, **REASONS)
    english.refresh_from_db()
    assert (page_of(submission).live, english.live) == (False, False)


def planned(page: Page) -> None:
    """Plan a version for tomorrow, which locks the page for Wagtail."""
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()


def test_a_plan_does_not_keep_a_story_up_nor_bring_it_back(item: Item, editor: User) -> None:
    page = ArticlePage.objects.get(translation_key=item.key)
    planned(page)
    assert Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    take_down(kind="story", key=item.key, user=editor, **REASONS)
    page.refresh_from_db()
    assert (page.live, Revision.objects.filter(approved_go_live_at__isnull=False).exists()) == (False, False)


def test_a_lock_of_another_editor_does_not_keep_a_story_up(item: Item, editor: User, admin: User) -> None:
    page = ArticlePage.objects.get(translation_key=item.key)
    ArticlePage.objects.filter(pk=page.pk).update(locked=True, locked_by=admin, locked_at=timezone.now())
    take_down(kind="story", key=item.key, user=editor, **REASONS)
    page.refresh_from_db()
    assert not page.live


def test_a_translation_that_waits_for_its_hour_goes_too(item: Item, editor: User) -> None:
    page = ArticlePage.objects.get(translation_key=item.key)
    english = page.copy_for_translation(translate(page.get_parent(), "en").locale)
    planned(english)
    take_down(kind="story", key=item.key, user=editor, **REASONS)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_after_the_account_is_gone_the_story_can_still_be_taken_down(item: Item, editor: User, learner: User) -> None:
    learner.delete()
    now = find("story", item.key)
    assert now is not None
    assert now.author is None
    with commit_hooks():
        take_down(kind="story", key=item.key, user=editor, **REASONS)
    assert mail.outbox == []
