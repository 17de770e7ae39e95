"""The desk of certificates: rules, finding one, revoking and correcting, giving to many."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.credentials.domain.holders import confirm_name
from cms.credentials.models import Certificate, Rule
from learning.domain.keys import page_key
from tests.credentials.holding import complete, course_rule
from tests.factories import ParticipantFactory, SiteTree
from tests.harness.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(coordinator: User, editor: User) -> None:
    """Pages of the admin in English, whose words are those of the code."""
    for user in (coordinator, editor):
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = "en"
        profile.save()


def rule_form(tree: SiteTree, **fields: object) -> dict[str, object]:
    return {
        "code": "fundacja", "kind": "passed", "keys": [str(page_key(tree.course))], "minimum": "1", "audience": "", "show_hours": "on",
        "is_offered": "on", "title_pl": "", "title_en": "", "title_nb": "", **fields,
    }  # fmt: skip


def test_an_editor_makes_a_rule_and_each_change_is_a_version(site_tree: SiteTree, editor_client: Client) -> None:
    assert editor_client.post(reverse("certificate_rules:add"), rule_form(site_tree)).status_code == 302
    rule = Rule.objects.get()
    assert [version.number for version in rule.versions.all()] == [1]
    edit = reverse("certificate_rules:edit", args=[rule.pk])
    editor_client.post(edit, rule_form(site_tree, show_score="on"))
    editor_client.post(edit, rule_form(site_tree, show_score="on", code="inna"))
    rule.refresh_from_db()
    assert ([version.number for version in rule.versions.all()], rule.code) == ([1, 2], "fundacja")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"keys": []}, "Tick the one course"),
        ({"kind": "several", "keys": []}, "Write the title"),
        (
            {"kind": "several", "minimum": "2", "title_pl": "A", "title_en": "A", "title_nb": "A"},
            "Nobody could meet this",
        ),
    ],
)
def test_a_rule_that_nobody_could_meet_is_refused(
    site_tree: SiteTree, editor_client: Client, fields: dict[str, object], sentence: str
) -> None:
    response = editor_client.post(reverse("certificate_rules:add"), rule_form(site_tree, **fields))
    assert sentence in response.content.decode()
    assert Rule.objects.count() == 0


def test_a_rule_with_certificates_is_not_deleted(certificate: Certificate, admin_client: Client, admin_user: User) -> None:
    admin_client.post(reverse("certificate_rules:delete", args=[certificate.rule_id]))
    assert Rule.objects.count() == 1


def test_one_is_found_by_number_name_or_title(certificate: Certificate, coordinator_client: Client) -> None:
    for typed, found in ((certificate.serial.lower(), True), ("żółć", True), (certificate.title[:10], True), ("Kowalski", False)):
        page = coordinator_client.get(reverse("certificate_list"), {"q": typed}).content.decode()
        assert (certificate.serial in page) is found, typed


def test_the_list_costs_the_same_at_one_and_at_many(site_tree: SiteTree, certificate: Certificate, coordinator_client: Client) -> None:
    counts = []
    for more in (0, 20):
        for number in range(more):
            Certificate.objects.create(
                public_id=f"{number:010}", serial=f"{number}", rule=certificate.rule, rule_version=certificate.rule_version,
                snapshot=certificate.snapshot,
            )  # fmt: skip
        coordinator_client.get(reverse("certificate_list"))
        with count_queries() as queries:
            coordinator_client.get(reverse("certificate_list"))
        counts.append(queries.count)
    assert counts[0] == counts[1]


def test_revoking_asks_for_a_reason(certificate: Certificate, coordinator_client: Client) -> None:
    url = reverse("certificate_detail", args=[certificate.pk])
    assert "Give the reason" in coordinator_client.post(url, {"action": "revoke", "reason": ""}).content.decode()
    certificate.refresh_from_db()
    assert certificate.state == "valid"
    assert coordinator_client.post(url, {"action": "revoke", "reason": "Wydany omyłkowo."}).status_code == 302
    certificate.refresh_from_db()
    assert certificate.state == "revoked"
    page = coordinator_client.get(url).content.decode()
    assert "Wydany omyłkowo." in page
    assert 'name="action"' not in page
    late = coordinator_client.post(url, {"action": "correct", "name": "Zofia Nowa", "reason": "Literówka."})
    assert "Somebody revoked or replaced it meanwhile" in late.content.decode()


def test_a_name_is_corrected(certificate: Certificate, coordinator_client: Client) -> None:
    url = reverse("certificate_detail", args=[certificate.pk])
    refused = coordinator_client.post(url, {"action": "correct", "name": "Zofia <", "reason": "Literówka."}).content.decode()
    assert "cannot stand in a name" in refused
    assert 'value="Zofia &lt;"' in refused
    response = coordinator_client.post(url, {"action": "correct", "name": "Zofia Żołądź", "reason": "Literówka."})
    new = Certificate.objects.exclude(pk=certificate.pk).get()
    assert (response.url, new.holder) == (reverse("certificate_detail", args=[new.pk]), "Zofia Żołądź")


def test_giving_to_many_goes_on_from_page_to_page(site_tree: SiteTree, coordinator_client: Client) -> None:
    people = [ParticipantFactory() for _ in range(3)]
    for person in people:
        complete(site_tree, person)
    for person in people[:2]:
        confirm_name(participant=person, name="Zofia Żółć", language="pl", shows_name=False)
    url = reverse("certificate_batch", args=[course_rule(site_tree).pk])
    assert "Give them now" in coordinator_client.get(url).content.decode()
    assert Certificate.objects.count() == 0
    page = coordinator_client.post(url, {"after": "x", "issued": "-1"}).content.decode()
    assert "Done: nobody is left." in page
    assert "2 certificates given now" in page
    assert "1 person earned it and has confirmed no name" in page
    assert Certificate.objects.count() == 2


def test_who_may_not_is_refused(certificate: Certificate, editor_client: Client, translator_client: Client) -> None:
    for name, args in (("certificate_list", []), ("certificate_detail", [certificate.pk]), ("certificate_batch", [certificate.rule_id])):
        for browser in (editor_client, translator_client):
            assert browser.get(reverse(name, args=args)).status_code == 302
    assert editor_client.post(reverse("certificate_detail", args=[certificate.pk]), {"action": "revoke", "reason": "x"}).status_code == 302
    certificate.refresh_from_db()
    assert certificate.state == "valid"
