"""Pictures that cannot be taken: refused with words on every way in, and nothing that was typed is lost."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from cms.core.models import PortalImage
from tests.core.editing.uploads import EXE, HTML, PDF, SVG, huge_png, picture, prefixed, upload

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves closing the file of an upload that waits for its form to the interpreter.
    pytest.mark.filterwarnings("ignore:unclosed file <_io.BufferedReader:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:unclosed file <_io.FileIO:ResourceWarning"),
]

BAD = {
    "sixty_megapixels": ("sala.png", lambda: huge_png(10_000, 6_000), "10000 × 6000, 60 million pixels"),
    "bomb": ("bomba.png", lambda: huge_png(40_000, 10_000), "The picture is too large"),
    "svg_with_script": ("znak.svg", lambda: SVG, "SVG is not taken"),
    "svg_called_png": ("znak.png", lambda: SVG, "inside is svg"),
    "html_called_jpg": ("zdjecie.jpg", lambda: HTML, "not a picture, or it is damaged"),
    "pdf_called_jpg": ("skan.jpg", lambda: PDF, "not a picture, or it is damaged"),
    "program_called_png": ("gra.png", lambda: EXE, "not a picture, or it is damaged"),
    "jpeg_called_png": ("sala.png", picture, "ends with .png, but inside is jpeg"),
    "truncated_jpeg": ("sala.jpg", lambda: picture()[:9000], "cut off on its way"),
    "truncated_png": ("sala.png", lambda: picture("PNG")[:9000], "cut off on its way"),
    "truncated_webp": ("sala.webp", lambda: picture("WEBP")[:9000], "cut off on its way"),
    "head_only": ("sala.png", lambda: b"\x89PNG\r\n\x1a\n", "not a picture, or it is damaged"),
    "huge_file": ("sala.jpg", lambda: picture() + b"\x00" * 11_000_000, "the portal takes up to"),
    "empty": ("sala.jpg", lambda: b"", "empty"),
}
TYPED = {"title": "Sala konferencyjna", "credit": "Anna Øvrebø", "licence": "CC BY 4.0", "collection": "1"}


@pytest.fixture(autouse=True)
def _english(settings: Any) -> Iterator[None]:
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield
    gc.collect()


@pytest.fixture
def bad(request: pytest.FixtureRequest) -> tuple[Any, str]:
    name, content, message = BAD[request.param]
    return upload(name, content()), message


@pytest.mark.parametrize("bad", BAD, indirect=True)
@pytest.mark.parametrize(("address", "prefix"), [("/admin/images/add/", ""), ("/admin/images/chooser/create/", "image-chooser-upload")])
def test_bad_picture_is_refused_and_what_was_typed_is_kept(admin_client: Any, bad: tuple[Any, str], address: str, prefix: str) -> None:
    file, message = bad
    response = admin_client.post(address, prefixed(prefix, {**TYPED, "file": file}), headers={"accept-language": "en"})
    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (200, ["file"])
    assert message in form.errors["file"][0]
    text = response.json()["htmlFragment"] if prefix else response.content.decode()
    assert all(value in text for value in (TYPED["title"], TYPED["credit"], TYPED["licence"]))
    assert PortalImage.objects.count() == 0


@pytest.mark.parametrize("bad", BAD, indirect=True)
def test_bad_picture_among_many_is_refused(admin_client: Any, bad: tuple[Any, str]) -> None:
    file, message = bad
    response = admin_client.post(
        "/admin/images/multiple/add/",
        {"files[]": file, "title": "Sala", "collection": "1"},
        headers={"x-requested-with": "XMLHttpRequest", "accept-language": "en"},
    )
    answer = response.json()
    assert (response.status_code, answer["success"]) == (200, False)
    assert message in answer["error_message"]
    assert PortalImage.objects.count() == 0


@pytest.mark.parametrize("bad", BAD, indirect=True)
def test_bad_picture_does_not_replace_a_good_one(admin_client: Any, bad: tuple[Any, str]) -> None:
    admin_client.post("/admin/images/add/", {**TYPED, "file": upload("sala.jpg", picture())})
    image = PortalImage.objects.get()
    file, message = bad
    response = admin_client.post(
        f"/admin/images/{image.pk}/", {**TYPED, "title": "Nowy tytuł", "file": file}, headers={"accept-language": "en"}
    )
    assert response.status_code == 200
    assert message in response.context["form"].errors["file"][0]
    assert "Nowy tytuł" in response.content.decode()
    before = (image.title, image.file.name, image.file_hash)
    image.refresh_from_db()
    assert (image.title, image.file.name, image.file_hash) == before
    assert image.file.storage.exists(image.file.name)


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "gif"), ("AVIF", "avif")])
def test_good_picture_is_taken(admin_client: Any, kind: str, ending: str) -> None:
    response = admin_client.post("/admin/images/add/", {**TYPED, "file": upload(f"sala.{ending}", picture(kind))})
    assert response.status_code == 302, response.context["form"].errors
    assert list(PortalImage.objects.values_list("title", "credit", "licence", "width")) == [
        (TYPED["title"], TYPED["credit"], TYPED["licence"], 320)
    ]


@pytest.mark.parametrize("missing", ["credit", "licence"])
def test_picture_of_many_becomes_an_image_only_with_credit_and_licence(admin_client: Any, missing: str) -> None:
    ajax = {"x-requested-with": "XMLHttpRequest", "accept-language": "en"}
    data = {"files[]": upload("sala.jpg", picture()), "title": "Sala", "collection": "1"}
    number = admin_client.post("/admin/images/multiple/add/", data, headers=ajax).json()["uploaded_file_id"]
    address = f"/admin/images/multiple/create_from_uploaded_image/{number}/"
    refused = admin_client.post(address, prefixed(f"uploaded-image-{number}", {**TYPED, missing: " "}), headers=ajax).json()
    assert (refused["success"], PortalImage.objects.count()) == (False, 0)
    assert TYPED["title"] in refused["form"]
    taken = admin_client.post(address, prefixed(f"uploaded-image-{number}", TYPED), headers=ajax).json()
    assert taken["success"]
    image = PortalImage.objects.get()
    assert (image.credit, image.licence, image.width) == (TYPED["credit"], TYPED["licence"], 320)
    emptied = admin_client.post(
        f"/admin/images/multiple/{image.pk}/", prefixed(f"image-{image.pk}", {**TYPED, missing: ""}), headers=ajax
    ).json()
    assert not emptied["success"]


def test_focal_point_is_kept_and_used(admin_client: Any) -> None:
    focus = {"focal_point_x": "40", "focal_point_y": "30", "focal_point_width": "20", "focal_point_height": "20"}
    admin_client.post("/admin/images/add/", {**TYPED, "file": upload("sala.jpg", picture())})
    image = PortalImage.objects.get()
    assert admin_client.post(f"/admin/images/{image.pk}/", {**TYPED, **focus}).status_code == 302
    image = PortalImage.objects.get()
    assert (image.has_focal_point(), image.focal_point_x, image.focal_point_y) == (True, 40, 30)
    assert image.get_rendition("fill-100x100").focal_point_key != ""
