"""What a writer could not say of the questions it was given."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from learning.exchange.questions import BaseQuestionRecord


@dataclass
class Written:
    """A file. ``lost`` says, a sentence each, which questions are not in it and what is not said of the others."""

    text: str = ""
    count: int = 0
    lost: list[str] = field(default_factory=list)

    def tell(self, number: int, record: BaseQuestionRecord, words: Iterable[str]) -> None:
        """Note what of a question was lost."""
        for word in dict.fromkeys(words):
            values = {"number": number, "prompt": Truncator(record.prompt).chars(60), "words": word}
            self.lost.append(_("%(number)d. “%(prompt)s”: %(words)s") % values)


def no_place(record: BaseQuestionRecord) -> str:
    """What is said of a type that the format has not."""
    return _("questions of the type “%(type)s” have no place in this format; it was left out.") % {"type": record.type}
