"""Contact cards as records: keys, numbers to ring, translations."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, TranslationSource

from cms.core.models import Contact
from tests.core.blocks.samples import contact
from tests.factories import translate

pytestmark = pytest.mark.django_db


def test_key_is_taken_once_in_a_language_by_form_and_database() -> None:
    contact()
    polish = Locale.objects.get(language_code="pl")
    with translation.override("en"), pytest.raises(ValidationError, match="Another contact has this key already"):
        Contact(locale=polish, slug="doradca", name="Jan").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.create(locale=polish, slug="doradca", name="Jan")
    Contact(locale=polish, slug="inny", name="Jan").full_clean()


@pytest.mark.parametrize("slug", ["Doradca", "ż", "a b", "a_b", "-a", ""])
def test_key_with_other_signs_is_refused(slug: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Contact(locale=Locale.objects.get_or_create(language_code="pl")[0], slug=slug, name="Jan").full_clean()
    assert list(caught.value.message_dict) == ["slug"]


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("12 616 00 00", "126160000"),
        ("+48 (12) 616-00-00", "+48126160000"),
        ("12/616.00.00", "126160000"),
        ("12 616 00 00 wew. 5", ""),
        ("12 616 00 00, 12 616 00 01", ""),
        ("", ""),
    ],
)
def test_number_can_be_rung_when_it_is_one(phone: str, link: str) -> None:
    assert Contact(phone=phone).phone_link == link


def test_translator_gets_the_words_and_the_facts_follow() -> None:
    desk = contact(unit="Ośrodek", hours="9–16", note="Proszę dzwonić.", address="ul. Reymonta 20")
    english = translate(desk, "en")
    segments = StringSegment.objects.filter(source=TranslationSource.objects.get(object_id=desk.translation_key))
    assert sorted(segments.values_list("context__path", flat=True)) == ["hours", "name", "note", "role", "unit"]
    assert (english.role, english.slug, english.phone, english.address) == ("en: Doradztwo", "doradca", "12 616 00 00", "ul. Reymonta 20")
    desk.phone = "12 616 11 11"
    desk.save()
    assert translate(desk, "en").phone == "12 616 11 11"


def test_record_is_kept_in_the_admin(admin_client: Any) -> None:
    desk = contact()
    assert "Doradztwo" in admin_client.get("/admin/snippets/mowis_core/contact/").content.decode()
    address = f"/admin/snippets/mowis_core/contact/edit/{desk.pk}/"
    typed = {
        "name": "Anna Nowak",
        "slug": "Zły klucz",
        "role": "",
        "unit": "",
        "phone": "1",
        "email": "x",
        "address": "",
        "hours": "",
        "note": "",
    }
    refused = admin_client.post(address, typed)
    form = refused.context["form"]
    assert (refused.status_code, sorted(form.errors), form["slug"].value()) == (200, ["email", "slug"], "Zły klucz")
    assert admin_client.post(address, {**typed, "slug": "doradca", "email": "a@example.org"}).status_code == 302
    desk.refresh_from_db()
    assert (desk.phone, desk.email) == ("1", "a@example.org")
