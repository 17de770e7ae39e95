"""Uploading images: who made them is asked for, and their size has a limit."""

from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.tests.utils import get_test_image_file

from cms.core.models import PortalImage

pytestmark = pytest.mark.django_db


def upload(size: tuple[int, int] = (64, 48)) -> SimpleUploadedFile:
    """A PNG as a browser sends it."""
    return SimpleUploadedFile("biuro.png", get_test_image_file(size=size).file.getvalue(), content_type="image/png")


def form(**changes: Any) -> dict[str, Any]:
    """What an editor fills in."""
    return {"title": "Biuro", "file": upload(), "credit": "Anna Øvrebø", "licence": "CC BY 4.0", "collection": "1", **changes}


@pytest.mark.parametrize("address", ["/admin/images/add/", "/admin/images/chooser/create/"])
@pytest.mark.parametrize("missing", ["credit", "licence"])
def test_image_without_credit_or_licence_is_refused(admin_client: Any, address: str, missing: str) -> None:
    prefix = "image-chooser-upload-" if "chooser" in address else ""
    data = {prefix + name: value for name, value in form(**{missing: ""}).items()}
    response = admin_client.post(address, data)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [missing]
    assert PortalImage.objects.count() == 0


def test_image_with_credit_and_licence_is_kept(admin_client: Any) -> None:
    assert admin_client.post("/admin/images/add/", form()).status_code == 302
    assert list(PortalImage.objects.values_list("title", "credit", "licence")) == [("Biuro", "Anna Øvrebø", "CC BY 4.0")]


def test_several_images_at_once_wait_for_their_credits(admin_client: Any) -> None:
    data = {"files[]": upload(), "title": "Biuro", "collection": "1"}
    answer = admin_client.post("/admin/images/multiple/add/", data, headers={"x-requested-with": "XMLHttpRequest"}).json()
    assert answer["success"] is True
    assert "credit" in answer["form"]
    assert PortalImage.objects.count() == 0


def test_image_of_too_many_pixels_is_refused(admin_client: Any, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64 * 48 - 1
    response = admin_client.post("/admin/images/add/", form())
    assert list(response.context["form"].errors) == ["file"]
    assert PortalImage.objects.count() == 0


def test_portal_sets_a_limit_of_pixels() -> None:
    assert settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS == 50_000_000


def test_file_that_is_no_image_is_refused(admin_client: Any) -> None:
    file = SimpleUploadedFile("biuro.png", b"<script>alert(1)</script>", content_type="image/png")
    response = admin_client.post("/admin/images/add/", form(file=file))
    assert list(response.context["form"].errors) == ["file"]
    assert PortalImage.objects.count() == 0
