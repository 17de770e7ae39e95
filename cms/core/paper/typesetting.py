"""Data and a typst source in, a tagged PDF out."""

import json
import tempfile
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from .signs import displayable

if TYPE_CHECKING:
    # Late, where it draws: its compiler takes 7 MB, and most processes draw nothing.
    import typst

#: Sources name what they import from here, such as ``/cms/core/paper/look.typ``.
ROOT = Path(__file__).resolve().parents[3]
#: The rooms that sources may import from.
_ROOMS = ("cms", "learning")
STANDARD: Final = "ua-1"
NO_FILES: Mapping[str, bytes] = MappingProxyType({})

_kept = threading.local()


class TypesettingError(Exception):
    """Typst refuses to draw: the source is wrong, a picture is broken, or the standard does not hold. Its text is typst's own."""


def typeset(*, source: Path, data: Mapping[str, Any], day: date, files: Mapping[str, bytes] = NO_FILES) -> bytes:
    """Draw a PDF/UA-1. The same arguments give the same bytes.

    Data reach the source as ``json(bytes(sys.inputs.data))``; nothing in them is read as markup. Signs that no font of typst's own
    has are replaced first, since the standard refuses them. Fonts of the machine are not used.

    Args:
        source: the typst file, below the project's folder; what it imports it names from there on.
        data: what to draw, as JSON can hold it.
        day: what the file says of when it was made.
        files: pictures by name; the source finds them as ``/files/NAME``.

    Returns:
        The PDF.

    Raises:
        TypesettingError: with typst's words.
    """
    told = json.dumps(displayable(data), sort_keys=True)
    if not files:
        return _compile(source.read_bytes(), ROOT, told, day)
    with tempfile.TemporaryDirectory(prefix="paper.") as name:
        root = Path(name)
        for room in _ROOMS:
            (root / room).symlink_to(ROOT / room, target_is_directory=True)
        (root / "files").mkdir()
        for file_name, content in files.items():
            (root / "files" / Path(file_name).name).write_bytes(content)
        return _compile(source.read_bytes(), root, told, day)


def compiler() -> "typst.Compiler":
    """The compiler of this thread, with its fonts: a third of the time of a new one.

    One for each thread, because typst refuses a compiler that another thread is using at the moment. It notices changed files.
    """
    import typst

    if not hasattr(_kept, "compiler"):
        _kept.compiler = typst.Compiler(ignore_system_fonts=True)
    kept: typst.Compiler = _kept.compiler
    return kept


def _compile(source: bytes, root: Path, told: str, day: date) -> bytes:
    import typst

    made = datetime(day.year, day.month, day.day, tzinfo=UTC)
    try:
        pdf = compiler().compile(
            input=source, root=root, format="pdf", sys_inputs={"data": told}, pdf_standards=[STANDARD], timestamp=int(made.timestamp())
        )
    except typst.TypstError as error:
        raise TypesettingError("\n".join([error.message, *error.hints, error.diagnostic])) from error
    if not isinstance(pdf, bytes):
        raise TypesettingError("typst gave no file")
    return pdf
