"""Units that publish, in the hands of an administrator."""

from typing import Any

import pytest
from django.utils import translation

from cms.core.models import PublishingEntity

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/snippets/mowis_core/publishingentity/"


def fields(**changes: str) -> dict[str, str]:
    return {"name": "MOWIS", "address": "", "email": "", "phone": "", "bip_url": "", **changes}


def test_unit_is_added_and_listed(admin_client: Any) -> None:
    assert admin_client.post(ADDRESS + "add/", fields(is_default="on")).status_code == 302
    assert list(PublishingEntity.objects.values_list("name", "is_default")) == [("MOWIS", True)]
    assert "MOWIS" in admin_client.get(ADDRESS).content.decode()


def test_second_default_unit_is_refused_with_a_message(admin_client: Any) -> None:
    PublishingEntity.objects.create(name="Urząd Miasta", is_default=True)
    with translation.override("en"):
        response = admin_client.post(ADDRESS + "add/", fields(is_default="on"))
    assert list(response.context["form"].errors) == ["__all__"]
    assert list(PublishingEntity.objects.values_list("name", flat=True)) == ["Urząd Miasta"]
