"""The formats by the names that commands and the admin know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from learning.exchange.questions import BaseQuestionRecord

from .found import Found
from .gift import read_gift, write_gift
from .moodle import read_moodle, write_moodle
from .written import Written


@dataclass(frozen=True)
class QuestionFormat:
    """A format. ``read`` takes the bytes of a file and its name."""

    name: str
    label: Any
    extension: str
    content_type: str
    read: Callable[..., Found]
    write: Callable[[Iterable[BaseQuestionRecord]], Written]


FORMATS = {
    one.name: one
    for one in (
        QuestionFormat("gift", _("GIFT (text)"), "txt", "text/plain; charset=utf-8", read_gift, write_gift),
        QuestionFormat("moodlexml", _("Moodle XML"), "xml", "application/xml", read_moodle, write_moodle),
    )
}
