"""Bytes from outside: which letters are taken, which are refused and where."""

import pytest
from django.utils import translation

from cms.core.exchange.problems import PackageError
from learning.exchange.interchange.uploads import LARGEST_FILE

from .reading import read

TEXT = "Czy sąd to urząd?{T}\n\nŻółć?{F}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read(encoding: str) -> None:
    found = read("gift", TEXT.encode(encoding))
    assert [question.record.prompt for question in found.questions] == ["Czy sąd to urząd?", "Żółć?"]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (TEXT.encode("windows-1250"), 1, "perhaps Windows-1250"),
        (b"A?{T}\n\n" + "Żółć?{F}".encode("iso-8859-2"), 3, "not UTF-8"),
        (TEXT.encode() + b"\n\nx\xff{T}", 6, "not UTF-8"),
        (TEXT.encode("utf-16-le"), 0, "UTF-16 without its mark"),
        (b"\xff\xfeA", 0, "damaged"),
        (b"", 0, "The file is empty."),
        (b"a" * (LARGEST_FILE + 1), 0, "larger than 20 MB"),
    ],
)
def test_anything_else_is_refused_with_its_line(content: bytes, line: int, message: str) -> None:
    with translation.override("en"), pytest.raises(PackageError) as caught:
        read("gift", content)
    assert [(problem.line, message in problem.message) for problem in caught.value.problems] == [(line, True)]
