"""The portal's style sheets as one file, ``css/portal.css``: a first view asks once for what a dozen files say.

The files in ``static/css`` stay small, one subject each. They are joined where Django looks for static files – when a page is
asked for while the portal runs from its folders, and by ``collectstatic`` – so nobody has to remember a step.
"""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

JOINED = "css/portal.css"
SOURCES = Path(settings.BASE_DIR) / "static/css"
#: The tokens fix the order of the layers. What follows is in alphabetical order: between layers it is the layer that decides.
FIRST = ("tokens", "base", "layout", "header", "footer", "components", "forms", "drawing")
LAST = ("contrast", "print")
#: For the admin, which has styles of its own.
APART = frozenset({"admin"})


def source_files() -> list[Path]:
    """The style sheets of a page, in the order in which they are joined."""
    files = {path.stem: path for path in SOURCES.glob("*.css") if path.stem not in APART}
    middle = sorted(files.keys() - {*FIRST, *LAST})
    return [files[name] for name in (*FIRST, *middle, *LAST) if name in files]


def joined() -> str:
    """Every style sheet in one text, without comments."""
    texts = []
    for path in source_files():
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        texts.append(f"/* {path.name} */\n" + re.sub(r"\n\s*", "\n", text).strip())
    return "\n".join(texts) + "\n"


class JoinedStylesFinder(BaseFinder):
    """Finds ``css/portal.css``, written anew whenever it differs from its sources."""

    def __init__(self) -> None:
        self.storage = FileSystemStorage(location=settings.JOINED_STYLES_DIR)

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing can be set wrongly."""
        return []

    def find(self, path: str, *, find_all: bool = False) -> str | list[str]:  # type: ignore[override]
        """Give the file's place when it is the one asked for."""
        if path != JOINED:
            return []
        place = str(_written())
        return [place] if find_all else place

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Give the file to ``collectstatic``."""
        if not matches_patterns(JOINED, list(ignore_patterns or [])):
            _written()
            yield JOINED, self.storage


def _written() -> Path:
    place = Path(settings.JOINED_STYLES_DIR) / JOINED
    text = joined()
    if not place.exists() or place.read_text(encoding="utf-8") != text:
        place.parent.mkdir(parents=True, exist_ok=True)
        # Several processes may start at once: each writes a file of its own and moves it into place whole.
        handle, draft = tempfile.mkstemp(dir=place.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(draft).chmod(0o644)
        Path(draft).replace(place)
    return place
