"""Pictures: formats, widths, alternative texts, and what they cost."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.template import Context, Template
from django.utils import translation
from PIL import Image, features

from cms.core import pictures
from cms.core.checks import check_picture_formats
from cms.core.models import PortalImage
from cms.core.pictures import PRESETS, modern_formats, prefetch_pictures
from cms.core.templatetags.pictures import picture
from tests.core.blocks.samples import image

pytestmark = pytest.mark.django_db


def stored(name: str, *frames: Image.Image) -> PortalImage:
    """An image of one or several frames, in the format that its name says."""
    data = BytesIO()
    form = {"jpg": "JPEG"}.get(name.rsplit(".", 1)[1], name.rsplit(".", 1)[1].upper())
    more = {"save_all": True, "append_images": list(frames[1:]), "duration": 100} if len(frames) > 1 else {}
    frames[0].save(data, form, **more)
    data.seek(0)
    return PortalImage.objects.create(title="A", credit="B", licence="C", file=ImageFile(data, name=name))


def frame(colour: str, size: tuple[int, int] = (300, 200)) -> Image.Image:
    return Image.new("RGB", size, colour)


def widths(html: str, form: str) -> list[int]:
    """The widths of a format's source."""
    source = re.search(rf'type="image/{form}" srcset="([^"]*)"', html)
    assert source, html
    return [int(width) for width in re.findall(r" (\d+)w", source[1])]


def test_this_machine_writes_avif_and_webp() -> None:
    assert modern_formats() == ("avif", "webp")
    assert check_picture_formats() == []


def test_without_avif_pictures_go_out_as_webp_and_the_check_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda form: form != "avif")
    modern_formats.cache_clear()
    try:
        html = picture(image(), "inline")
        assert ("image/avif" in html, widths(html, "webp")) == (False, [480, 960, 1440])
        assert [(each.id, each.level) for each in check_picture_formats()] == [("mowis_core.I001", 20)]
    finally:
        modern_formats.cache_clear()


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_has_both_formats_a_stand_in_and_its_size(name: str) -> None:
    html = picture(image(), name, alt="Sala")
    assert html.count("<source") == 2
    assert widths(html, "avif") == widths(html, "webp") == sorted(set(widths(html, "avif")))
    [tag] = re.findall(r"<img[^>]*>", html)
    size = re.search(r'src="[^"]*\.png" width="(\d+)" height="(\d+)" alt="Sala" loading="lazy" decoding="async"', tag)
    assert size
    assert int(size[1]) > 0 < int(size[2])


def test_small_picture_is_made_no_larger_and_named_once() -> None:
    html = picture(stored("a.jpg", frame("red", (700, 400))), "inline")
    assert (widths(html, "avif"), 'width="480" height="274"' in html) == ([480, 700], True)
    assert widths(picture(stored("b.jpg", frame("red", (300, 200))), "inline"), "webp") == [300]


@pytest.mark.parametrize(("name", "suffix"), [("a.png", "png"), ("a.jpg", "jpg"), ("a.webp", "jpg"), ("a.gif", "png")])
def test_stand_in_keeps_what_may_be_see_through(name: str, suffix: str) -> None:
    html = picture(stored(name, frame("red")), "card")
    assert re.search(rf'<img src="[^"]*\.{suffix}"', html)


def test_first_picture_is_loaded_at_once() -> None:
    html = picture(image(), "wide", eager=True, css="hero__picture")
    assert html.startswith('<picture class="hero__picture">')
    assert html.endswith('loading="eager" decoding="async" fetchpriority="high"></picture>')


def test_alternative_text_is_what_is_given_else_of_the_place_else_of_the_library() -> None:
    described = image(description="Sala na parterze")
    with translation.override("pl"):
        assert 'alt="Sala na parterze" loading' in picture(described, "thumb")
    with translation.override("en"):
        assert 'alt="Sala na parterze" lang="pl" loading' in picture(described, "thumb")
        assert 'alt="" loading' in picture(described, "thumb", alt="")
        assert 'alt="A &amp; &quot;b&quot;" loading' in picture(described, "thumb", alt='A & "b"')
        described.contextual_alt_text = "Here"
        assert 'alt="Here" loading' in picture(described, "thumb")
        described.decorative = True
        assert 'alt="" loading' in picture(described, "thumb")
        assert 'alt="" loading' in picture(image(), "thumb")


def test_moving_gif_moves_in_a_text_and_stands_still_for_who_asked_and_in_lists() -> None:
    gif = stored("a.gif", frame("red"), frame("blue"))
    html = picture(gif, "inline")
    assert f'<img src="{gif.file.url}" width="300" height="200"' in html
    assert html.count('media="(prefers-reduced-motion: reduce)"') == html.count("<source") == 2
    card = picture(gif, "card")
    assert (gif.file.url in card, "prefers-reduced-motion" in card) == (False, False)
    still = stored("b.gif", frame("red"))
    assert still.file.url not in picture(still, "inline")


def test_missing_image_is_nothing_and_a_broken_file_leaves_the_page_standing(caplog: pytest.LogCaptureFixture) -> None:
    assert picture(None, "card") == ""
    gone = image()
    gone.file.storage.delete(gone.file.name)
    assert picture(gone, "card") == ""
    assert [record.levelname for record in caplog.records if record.name == pictures.__name__] == ["WARNING"]


def test_unknown_preset_is_an_error() -> None:
    with pytest.raises(ValueError, match="no picture preset 'hero'; there are card, wide"):
        picture(image(), "hero")


@pytest.mark.parametrize("number", [1, 10])
def test_pictures_of_a_list_cost_one_query(sql_count: Callable[[], Any], number: int) -> None:
    for n in range(number):
        picture(stored(f"{n}.jpg", frame("red")), "card")
    rows = list(PortalImage.objects.all())
    with sql_count() as queries:
        prefetch_pictures([*rows, None, rows[0]])
        html = [picture(row, "card", alt="") for row in rows]
    assert (queries.count, len(html)) == (1, number)


def test_tag_reads_renditions_in_a_template(sql_count: Callable[[], Any]) -> None:
    picture(image(), "thumb")
    template = Template(
        '{% load pictures %}{% prefetched images as list %}{% for one in list %}{% picture one "thumb" alt="" %}{% endfor %}'
    )
    images = list(PortalImage.objects.all())
    with sql_count() as queries:
        html = template.render(Context({"images": images}))
    assert (html.count("<picture>"), queries.count) == (1, 1)
