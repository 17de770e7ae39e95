"""Pictures as they go out: for each place a few widths, each in AVIF and WebP, with a JPEG or PNG for browsers that know neither."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from django.core.cache import cache as store
from django.db import DatabaseError, IntegrityError
from PIL import Image, UnidentifiedImageError, features

from cms.core.models import PortalImage, PortalRendition

logger = logging.getLogger(__name__)

#: What may move. A GIF is kept as it came: making it smaller would leave its first frame only.
MOVING = (".gif",)
WIDTH = "width-"
#: Formats that may be see-through and are no photographs as a rule: their stand-in is a PNG.
DRAWN = (".gif", ".png")


@dataclass(frozen=True)
class Preset:
    """How pictures are cut for one place.

    Attributes:
        name: what templates call it.
        rules: Wagtail's resize rules, from small to large.
        sizes: how wide the picture is shown, as ``sizes`` says it; empty when it is shown at its own width.
        moves: whether a moving picture moves here. In lists and beside names it would draw the eye from the words.
    """

    name: str
    rules: tuple[str, ...]
    sizes: str
    moves: bool = False

    def rules_for(self, image: Any) -> tuple[str, ...]:
        """The rules that give different pictures: nothing is made wider than it is, so one rule past its width is enough."""
        too_wide = [rule for rule in self.rules if rule.startswith(WIDTH) and int(rule.removeprefix(WIDTH)) >= image.width]
        return tuple(rule for rule in self.rules if rule not in too_wide[1:])


PRESETS = {
    preset.name: preset
    for preset in (
        Preset("card", ("fill-400x267", "fill-800x534"), "(min-width: 64rem) 22rem, (min-width: 40rem) 50vw, 100vw"),
        Preset("wide", ("width-640", "width-1200", "width-1800"), "(min-width: 76rem) 72rem, 100vw", moves=True),
        Preset("portrait", ("fill-240x300", "fill-480x600"), "(min-width: 40rem) 15rem, 50vw"),
        Preset("logo", ("max-220x110", "max-440x220"), ""),
        Preset("inline", ("width-480", "width-960", "width-1440"), "(min-width: 48rem) 44rem, 100vw", moves=True),
        Preset("gallery", ("width-400", "width-800"), "(min-width: 40rem) 20rem, 100vw", moves=True),
        Preset("thumb", ("fill-96x96", "fill-192x192"), "6rem"),
    )
}


@dataclass(frozen=True)
class Source:
    """The renditions of one format; ``sizes`` is shared by all formats of a picture."""

    mime: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What a ``<picture>`` needs: sources in the order in which a browser tries them, and the stand-in."""

    sources: tuple[Source, ...]
    sizes: str
    src: str
    width: int
    height: int
    #: A moving picture: its sources stand still and are for readers who asked for less motion.
    moving: bool = False


@cache
def modern_formats() -> tuple[str, ...]:
    """The formats that this machine can write, best first. Without AVIF pictures go out as WebP and the stand-in."""
    return tuple(form for form in ("avif", "webp") if features.check(form))


def fallback_format(image: Any) -> str:
    """The format of the stand-in."""
    return "png" if _suffix(image) in DRAWN else "jpeg"


def specs_of(image: Any, preset: Preset) -> list[str]:
    """All renditions of a picture in a place: every width in the modern formats, the middle one as a stand-in."""
    rules = preset.rules_for(image)
    middle = rules[(len(rules) - 1) // 2]
    return [*(f"{rule}|format-{form}" for form in modern_formats() for rule in rules), f"{middle}|format-{fallback_format(image)}"]


def is_moving(image: Any) -> bool:
    """Whether a picture has several frames. The file is opened once; the answer is kept with its hash."""
    if _suffix(image) not in MOVING:
        return False
    key = f"moving-picture:{image.pk}:{image.file_hash}"
    known: bool | None = store.get(key)
    if known is None:
        known = _has_frames(image)
        store.set(key, known, None)
    return known


def _has_frames(image: Any) -> bool:
    try:
        with image.file.open("rb") as file, Image.open(file) as opened:
            return bool(getattr(opened, "is_animated", False))
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return False


def picture_of(image: Any, preset_name: str) -> Picture | None:
    """Cut a picture for a place. What is missing is made now, once.

    Args:
        image: a ``PortalImage``.
        preset_name: a key of ``PRESETS``.

    Returns:
        The picture; None when its file is gone or broken, which is logged and leaves the page standing.

    Raises:
        ValueError: when there is no such preset.
    """
    preset = PRESETS.get(preset_name)
    if preset is None:
        raise ValueError(f"There is no picture preset {preset_name!r}; there are {', '.join(PRESETS)}.")
    moving = preset.moves and is_moving(image)
    try:
        made = list(_renditions(image, specs_of(image, preset)).values())
    except DatabaseError:
        raise
    except Exception:
        # A broken file raises kinds of its own in each reader of pictures; a page must not fall with one picture.
        logger.warning("The file of the picture %s (%s) cannot be read.", image.pk, image.file.name, exc_info=True)
        return None
    *modern, fallback = made
    per_form = len(preset.rules_for(image))
    sources = tuple(
        Source(f"image/{form}", _srcset(modern[number * per_form : (number + 1) * per_form]))
        for number, form in enumerate(modern_formats())
    )
    sizes = preset.sizes or f"{fallback.width}px"
    if moving:
        return Picture(sources, sizes, image.file.url, image.width, image.height, moving=True)
    return Picture(sources, sizes, fallback.url, fallback.width, fallback.height)


def _renditions(image: Any, specs: list[str]) -> dict[str, Any]:
    """The renditions, made if need be. Two requests that make the same at once collide; the second finds the first's."""
    try:
        found: dict[str, Any] = image.get_renditions(*specs)
    except IntegrityError:
        found = image.get_renditions(*specs)
    return found


def prefetch_pictures(images: Iterable[PortalImage | None]) -> None:
    """Read the renditions of many images in one query, for lists. Images that are chosen twice count once.

    Args:
        images: as the rows of the list have them; ``None`` where a row has no picture.
    """
    wanted: dict[int, list[PortalImage]] = defaultdict(list)
    for image in images:
        if image is not None and image.pk is not None:
            wanted[image.pk].append(image)
    found: dict[int, list[PortalRendition]] = defaultdict(list)
    for rendition in PortalRendition.objects.filter(image__in=wanted) if wanted else ():
        found[rendition.image_id].append(rendition)
    for pk, same in wanted.items():
        for image in same:
            image.prefetched_renditions = [_belonging(rendition, image) for rendition in found[pk]]


def _belonging(rendition: PortalRendition, image: PortalImage) -> PortalRendition:
    rendition.image = image
    return rendition


def _srcset(renditions: list[Any]) -> str:
    """Addresses with widths; a picture smaller than the rule has the same width twice and is named once."""
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))


def _suffix(image: Any) -> str:
    return PurePosixPath(image.file.name).suffix.lower()
