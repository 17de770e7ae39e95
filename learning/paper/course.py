"""A course as a tagged PDF: drawn once for each state of its texts, then read."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image, UnidentifiedImageError

from cms.core.paper.signs import is_blank
from cms.core.paper.tree import LOWEST, tree_of
from cms.core.paper.typesetting import ROOT, typeset
from cms.core.whole_files import put_whole

SOURCE = Path(__file__).resolve().with_name("course.typ")
#: Whatever of these changes makes another paper.
_DESIGN = (
    "learning/paper/course.py",
    "learning/paper/course.typ",
    "cms/core/paper/tree.py",
    "cms/core/paper/tree.typ",
    "cms/core/paper/look.typ",
)
_DRAWN = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}


def course_pdf(told: dict[str, Any], *, day: date) -> bytes:
    """The paper of a course, from the store if the very same was drawn before.

    Args:
        told: what it says; bodies and questions as the HTML that everybody sees (``learning.views.whole_pdf``).
        day: when its texts last changed.

    Raises:
        TypesettingError: when typst refuses.
    """
    path = Path(settings.CARD_DIR).parent / "papers" / f"{fingerprint(told, day)}.pdf"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pdf = draw(told, day=day)
        put_whole(path, pdf)
        return pdf


def fingerprint(told: dict[str, Any], day: date) -> str:
    """A mark that changes with any word and with the design."""
    made = hashlib.blake2b(json.dumps([told, day.isoformat()], sort_keys=True).encode("utf-8", "replace"), digest_size=20)
    for name in _DESIGN:
        made.update((ROOT / name).read_bytes())
    return made.hexdigest()


def draw(told: dict[str, Any], *, day: date) -> bytes:
    """Draw the paper."""
    modules = [
        {**module, "steps": [{**step, "body": tree_of(step["body"]), "questions": tree_of(step["questions"])} for step in module["steps"]]}
        for module in told["modules"]
    ]
    data = {**told, "day": day.isoformat(), "introduction": tree_of(told["introduction"]), "modules": modules}
    _settle_levels(data["introduction"], 1)
    for module in modules:
        for step in module["steps"]:
            _settle_levels([*step["body"], *step["questions"]], 3)
    files: dict[str, bytes] = {}
    for node in _nodes(data):
        if node.get("t") == "img":
            node["file"] = _picture(node["src"], files)
    return typeset(source=SOURCE, data=data, day=day, files=files)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All mappings, from the top."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def _settle_levels(nodes: list[Any], above: int) -> None:
    """Headings go down one floor at a time, as the standard wants; one that shows nothing becomes words."""
    for node in _nodes(nodes):
        if node.get("t") != "h":
            continue
        if is_blank("".join(_texts(node["c"]))):
            node["t"] = "p"
            continue
        node["l"] = above = min(node["l"], above + 1, LOWEST)


def _texts(nodes: list[Any]) -> Iterator[str]:
    for node in nodes:
        yield from [node] if isinstance(node, str) else _texts(node.get("c", []))


def _picture(src: str, files: dict[str, bytes]) -> str:
    """The name under which typst finds a picture; empty for one that is lost or broken, whose words then stand for it."""
    name = src.removeprefix(settings.MEDIA_URL)
    if name == src:
        return ""
    try:
        with default_storage.open(name) as file:
            content = file.read()
        with Image.open(BytesIO(content)) as image:
            image.verify()
            kind = _DRAWN.get(image.format or "")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError):
        return ""
    if kind is None:
        return ""
    made = f"{hashlib.blake2b(content, digest_size=10).hexdigest()}.{kind}"
    files[made] = content
    return made
