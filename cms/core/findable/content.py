"""What something says of itself to whoever looks for it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Findable:
    """One thing in one language, as a search finds and shows it.

    Args:
        key: what it is, the same in every language; unique within its source.
        language: code of the language that its texts are in.
        kind: name of a registered kind (``registry.register_kind``).
        title: what a result is called.
        summary: one or two sentences that say what it is about.
        keywords: words that stand for the whole: other names, abbreviations, tags, headings.
        above: titles of what it stands under, such as its course and module.
        text: everything else that a reader may read on it, plain; never an answer.
        section: translation key of the page below the front page under which it stands, or empty.
        group: key of what it is a part of, so that many parts of one thing are shown as one: a course, for its steps and itself.
        dated: the day that a reader would call its date.
        is_archived: whether it is kept for the record only.
    """

    key: str
    language: str
    kind: str
    title: str
    summary: str = ""
    keywords: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    text: str = ""
    section: str = ""
    group: str = ""
    dated: date | None = None
    is_archived: bool = False
