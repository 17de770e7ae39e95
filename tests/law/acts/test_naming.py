"""The name of an act in addresses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cms.law.acts.addresses import act_address, list_address
from cms.law.models import LegalAct
from tests.factories import LegalActFactory, translate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("short_name", "slug"),
    [("uDPP", "udpp"), ("KRK-Łąki", "krk-laki"), ("k.p.a.", "kpa"), ("§", "akt")],
    ids=["letters", "pl", "dots", "sign"],
)
def test_name_is_made_of_the_short_name(short_name: str, slug: str) -> None:
    assert LegalActFactory(short_name=short_name).slug == slug


def test_second_of_two_that_read_alike_gets_a_number() -> None:
    assert [LegalActFactory(short_name=name).slug for name in ("uF", "UF", "u.F.")] == ["uf", "uf-2", "uf-3"]


def test_name_outlasts_the_short_name_and_is_the_same_in_every_language() -> None:
    act = LegalActFactory(short_name="uF")
    translated = translate(act, "en")
    act.short_name = "uFund"
    act.save()
    assert [act.slug, LegalAct.objects.get(pk=translated.pk).slug] == ["uf", "uf"]
    act.slug = "o-fundacjach"
    act.save()
    assert LegalAct.objects.get(pk=translated.pk).slug == "o-fundacjach"


def test_name_of_another_act_is_refused_at_the_field() -> None:
    LegalActFactory(short_name="uF")
    other = LegalActFactory.build(short_name="uX", slug="uf")
    with pytest.raises(ValidationError) as refused:
        other.clean()
    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize(
    ("slug", "constraint"), [("", "mowis_law_act_has_slug"), ("uf", "locale_id|mowis_law_act_slug_once_per_locale")], ids=["none", "taken"]
)
def test_database_refuses_acts_without_a_name_of_their_own(slug: str, constraint: str) -> None:
    LegalActFactory(short_name="uF")
    other = LegalActFactory(short_name="uX")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        LegalAct.objects.filter(pk=other.pk).update(slug=slug)


def test_addresses_cost_no_statement(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's fixture
        found = [act_address("uf", code, "19a") for code in ("pl", "en", "nb")]
    assert found == ["/pl/akty-prawne/uf/#art-19a", "/en/legal-acts/uf/#art-19a", "/nb/lover/uf/#art-19a"]
    assert (act_address("uf", "en"), act_address("", "en"), list_address("nb")) == ("/en/legal-acts/uf/", "", "/nb/lover/")
