"""Reading in tests: questions without their ids, which are new each time."""

from pathlib import Path
from typing import Any

from learning.exchange.interchange.formats import FORMATS
from learning.exchange.interchange.found import Found
from learning.exchange.questions import BaseQuestionRecord

SAMPLES = Path(__file__).parent / "samples"
NAMES = {"gift": "wszystko.gift.txt", "moodlexml": "wszystko.xml"}


def read(form: str, content: str | bytes, *, file: str = "plik") -> Found:
    return FORMATS[form].read(content.encode() if isinstance(content, str) else content, file=file)


def sample(form: str) -> bytes:
    return (SAMPLES / NAMES[form]).read_bytes()


def gift(text: str) -> Any:
    """The one question of a GIFT text, as plain data."""
    found = read("gift", text)
    assert found.problems == []
    (one,) = found.questions
    return bare(one.record)


def xml(inner: str, kind: str = "multichoice") -> Found:
    return read("moodlexml", f'<?xml version="1.0"?>\n<quiz>\n<question type="{kind}">\n{inner}\n</question>\n</quiz>')


def bare(record: BaseQuestionRecord) -> Any:
    """A record without ids and what has its default."""
    return _without_ids(record.model_dump(exclude_defaults=True))


def whole(record: BaseQuestionRecord) -> Any:
    """A record without ids."""
    return _without_ids(record.model_dump())


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_ids(part) for name, part in value.items() if name != "id"}
    return [_without_ids(part) for part in value] if isinstance(value, list) else value


def lines(found: Found) -> list[tuple[int, str]]:
    """Problems as line and message."""
    return [(problem.line, problem.message) for problem in found.problems]
