"""What the starter content says to the search, loaded once and kept in a file, and the sources that give it back from there."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from cms.core.findable.content import Findable

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "bench"
#: What decides what is said: the content, and the code that loads it and makes texts of it.
MADE_OF = (
    "content/**/*", "*/**/findable.py", "*/**/findable/*.py", "*/**/models.py", "*/**/models/**/*.py", "*/**/blocks/**/*.py",
    "*/**/exchange/**/*.py", "search/exchange.py",
)  # fmt: skip
ROOMS = ("content", "cms", "home", "learning", "search")
PORTION = 200
#: Part of the addresses of what was told.
AT = "rzecz"


@dataclass(frozen=True)
class Dump:
    """What is found and how it is asked for.

    Args:
        findables: by source, everything that it says.
        asked: rows of ``AskedFor`` by field.
        synonyms: rows of ``SynonymSet`` by field.
    """

    findables: Mapping[str, Sequence[Findable]]
    asked: Sequence[Mapping[str, Any]]
    synonyms: Sequence[Mapping[str, Any]]


def place(root: Path = ROOT, kept: Path = KEPT) -> Path:
    """The file for the content and the code as they are now."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in MADE_OF for path in root.glob(pattern)}):
        name = path.relative_to(root).as_posix()
        if name.split("/")[0] in ROOMS and path.is_file():
            digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return kept / f"findables-{digest.hexdigest()[:16]}.json"


def write(dump: Dump, path: Path) -> None:
    """Write a dump; whoever reads meanwhile sees the whole of it or nothing."""
    said = {name: [asdict(one) for one in rows] for name, rows in dump.findables.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps({"findables": said, "asked": dump.asked, "synonyms": dump.synonyms}, ensure_ascii=False, default=str))
    part.rename(path)


def read(path: Path) -> Dump:
    """Read what ``write`` wrote."""
    told = json.loads(path.read_text())
    return Dump({name: [_findable(row) for row in rows] for name, rows in told["findables"].items()}, told["asked"], told["synonyms"])


def _findable(row: dict[str, Any]) -> Findable:
    dated = date.fromisoformat(row["dated"]) if row["dated"] else None
    return Findable(**{**row, "dated": dated, "keywords": tuple(row["keywords"]), "above": tuple(row["above"])})


def everything() -> Dump:
    """What the portal of this process says now."""
    from cms.core.findable.registry import sources
    from search.models import AskedFor, SynonymSet

    return Dump(
        {name: list(_said(source)) for name, source in sources().items()},
        list(AskedFor.objects.values("source", "key", "language", "phrases")),
        list(SynonymSet.objects.values("language", "expressions", "is_active")),
    )


def _said(source: Any) -> Iterator[Findable]:
    keys = source.keys()
    while portion := list(islice(keys, PORTION)):
        yield from sorted(source.findables(portion), key=lambda one: (one.key, one.language))


class Told:
    """A source that says what it was given; it takes the place of the portal's own of that name in this process.

    Args:
        name: of the source.
        findables: what it says.
    """

    def __init__(self, name: str, findables: Iterable[Findable]) -> None:
        self.name = name
        self.rows: dict[str, list[Findable]] = {}
        for one in findables:
            self.rows.setdefault(one.key, []).append(one)

    def keys(self) -> Iterator[str]:
        """Every key."""
        return iter(self.rows)

    def findables(self, keys: Sequence[str]) -> Iterable[Findable]:
        """What these keys say."""
        return [one for key in keys for one in self.rows.get(key, ())]

    def addresses(self, keys: Sequence[str], language: str) -> Mapping[str, str]:
        """Addresses at which nothing stands."""
        return {key: f"/{language}/{AT}/{key}/" for key in keys if key in self.rows}
