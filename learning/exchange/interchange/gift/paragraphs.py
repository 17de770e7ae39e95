"""A GIFT file in paragraphs: each is a question, a category or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from .signs import hidden


@dataclass(frozen=True)
class GiftParagraph:
    """Lines without a blank one between them, comments taken out. ``numbers`` are those of the lines in the file."""

    text: str
    numbers: tuple[int, ...]

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.numbers[0]

    def line_of(self, offset: int) -> int:
        """The line on which a place of the text stands."""
        return self.numbers[min(self.text.count("\n", 0, offset), len(self.numbers) - 1)]


def paragraphs(text: str) -> Iterator[GiftParagraph]:
    """The paragraphs of a file, escaped signs already with their stand-ins. A category is one of its own."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip()
        if bare.startswith("//"):
            continue
        if not bare or (bare.startswith("$CATEGORY:") and not lines):
            yield from _made(lines)
            lines = []
            if bare:
                yield from _made([(number, line)])
            continue
        lines.append((number, line))
    yield from _made(lines)


def _made(lines: list[tuple[int, str]]) -> Iterator[GiftParagraph]:
    if lines:
        yield GiftParagraph(hidden("\n".join(line for _number, line in lines)), tuple(number for number, _line in lines))
