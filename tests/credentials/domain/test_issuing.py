"""Certificates are given to whoever earned them, once, and say what was true then."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from cms.accounts.models import Participant
from cms.credentials.domain.holders import confirm_name, issue_due, rules_about
from cms.credentials.domain.issuing import issue_certificate
from cms.credentials.domain.rules import settle_version
from cms.credentials.errors import NameRefusedError, NotEarnedError, NotOfferedError
from cms.credentials.evidence import COURSE
from cms.credentials.models import Certificate, Rule
from learning.domain.keys import page_key
from tests.credentials.holding import Trainings, animator_rule, complete, course_rule
from tests.factories import ParticipantFactory, SiteTree, commit_hooks, translate

pytestmark = pytest.mark.django_db


def test_it_says_what_was_done_and_keeps_saying_it(site_tree: SiteTree, holder: Participant) -> None:
    rule = course_rule(site_tree, show_score=True)
    certificate = issue_certificate(participant=holder, rule=rule, name="  Zofia   Żółć ", language="pl")
    title = site_tree.course.title
    site_tree.course.title = "Inny tytuł"
    site_tree.course.save()
    rule.show_score = False
    rule.save()
    kept = Certificate.objects.get()
    assert kept.snapshot == certificate.snapshot
    assert (kept.holder, kept.title, kept.snapshot["score"], kept.snapshot["minutes"]) == ("Zofia Żółć", title, 100, 12)
    assert [event.kind for event in kept.events.all()] == ["issued"]


def test_asking_again_gives_the_same_one(site_tree: SiteTree, holder: Participant) -> None:
    rule = course_rule(site_tree)
    first = issue_certificate(participant=holder, rule=rule, name="Zofia Żółć", language="pl")
    assert issue_certificate(participant=holder, rule=rule, name="Ktoś Inny", language="nb") == first
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(
            public_id="0000000000",
            serial="2026-0000-0000",
            participant=holder,
            rule=rule,
            rule_version=settle_version(rule=rule),
            snapshot={},
        )


def test_nobody_gets_it_too_early(site_tree: SiteTree) -> None:
    participant: Participant = ParticipantFactory()
    complete(site_tree, participant, but=1)
    with pytest.raises(NotEarnedError) as refused:
        issue_certificate(participant=participant, rule=course_rule(site_tree), name="Zofia Żółć", language="pl")
    assert (refused.value.standing.have, refused.value.standing.need) == (0, 1)
    assert Certificate.objects.count() == 0


def test_a_rule_that_is_not_offered_gives_nothing_new(site_tree: SiteTree, holder: Participant) -> None:
    with pytest.raises(NotOfferedError):
        issue_certificate(participant=holder, rule=course_rule(site_tree, is_offered=False), name="Zofia Żółć", language="pl")


@pytest.mark.parametrize(
    "name", ["", "   ", "A", "x" * 121, "<b>Zofia</b>", "Zofia\u202eŻółć", "https://example.org", "Zofia 2", "…", "a@b.pl"]
)
def test_what_is_no_name_is_refused_with_a_sentence(site_tree: SiteTree, holder: Participant, name: str) -> None:
    with pytest.raises(NameRefusedError) as refused:
        issue_certificate(participant=holder, rule=course_rule(site_tree), name=name, language="pl")
    assert len(refused.value.sentence) > 15


@pytest.mark.parametrize(
    "name", ["Zofia Żółć", "Jean-Luc O’Neill", "Åse Ødegård", "Иван Петренко", "dr. Anna Nowak-Kowalska, prof.", "李 明"]
)
def test_names_of_people_pass(site_tree: SiteTree, holder: Participant, name: str) -> None:
    assert issue_certificate(participant=holder, rule=course_rule(site_tree), name=name, language="pl").holder == name


def test_it_speaks_the_language_that_was_chosen(site_tree: SiteTree, holder: Participant) -> None:
    translate(site_tree.course, "en")
    certificate = issue_certificate(participant=holder, rule=course_rule(site_tree), name="Zofia Żółć", language="en")
    assert certificate.title == f"en: {site_tree.course.title}"
    assert certificate.snapshot["rule_words"] == "All required steps of the course are done and its quizzes are passed."


def test_the_last_step_brings_it_to_whoever_confirmed_a_name(site_tree: SiteTree) -> None:
    course_rule(site_tree)
    participant: Participant = ParticipantFactory(signed_in=True)
    confirm_name(participant=participant, name="Zofia Żółć", language="pl", shows_name=True)
    with commit_hooks():
        complete(site_tree, participant)
    [certificate] = Certificate.objects.all()
    assert (certificate.participant, certificate.holder, certificate.shows_name) == (participant, "Zofia Żółć", True)
    [letter] = mail.outbox
    assert certificate.public_id in letter.body
    assert certificate.serial in letter.body


def test_without_a_confirmed_name_nothing_comes_by_itself(site_tree: SiteTree) -> None:
    course_rule(site_tree)
    participant: Participant = ParticipantFactory()
    complete(site_tree, participant)
    assert issue_due(participant=participant, kind=COURSE, key=page_key(site_tree.course)) == []
    assert Certificate.objects.count() == 0


def test_rules_are_versions(site_tree: SiteTree, holder: Participant, trainings: Trainings) -> None:
    rule = animator_rule()
    first = settle_version(rule=rule)
    assert settle_version(rule=rule) == first
    rule.minimum = 6
    rule.save()
    second = settle_version(rule=rule)
    assert (first.number, first.content["minimum"], second.number, second.content["minimum"]) == (1, 5, 2, 6)
    with pytest.raises(TypeError):
        first.save()


def test_rules_about_a_course_follow_what_editors_change(site_tree: SiteTree) -> None:
    key = page_key(site_tree.course)
    with commit_hooks():
        assert rules_about(kind=COURSE, key=key) == []
        rule = course_rule(site_tree)
    assert rules_about(kind=COURSE, key=key) == [rule]
    with commit_hooks():
        Rule.objects.get().delete()
    assert rules_about(kind=COURSE, key=key) == []
