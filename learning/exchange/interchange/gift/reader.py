"""From a GIFT file to questions."""

from functools import partial

from django.utils.translation import gettext as _

from learning.kinds.gap_fill import MARKER

from ..choices import WILDCARD
from ..foreign import WHOLE, Foreign, ForeignGap, ForeignKind, joined
from ..found import FaultyError, Found, LeftOutError
from ..records import record_from
from ..texts import LONGEST_TEXT, TooLongTextError, plain
from ..uploads import check_size, text_of
from .answers import read_answers
from .paragraphs import GiftParagraph, paragraphs
from .signs import GAP, formatted, shown

BLANK = "_____"


def read_gift(content: bytes, *, file: str) -> Found:
    """Read a GIFT file. What is wrong with single questions stands in the answer.

    Raises:
        PackageError: when it is no text that can be read.
    """
    check_size(content, file=file)
    found = Found(file)
    found.take((partial(_read, one) for one in paragraphs(text_of(content, file=file))), record_from)
    return found


def _read(paragraph: GiftParagraph) -> Foreign:
    try:
        return _question(paragraph)
    except TooLongTextError:
        raise FaultyError(paragraph.line, _too_long()) from None


def _too_long() -> str:
    return _("A text of this question has more than %(count)d characters. Is a brace or a blank line missing?") % {"count": LONGEST_TEXT}


def _question(paragraph: GiftParagraph) -> Foreign:
    text, line = paragraph.text, paragraph.line
    if text.lstrip().startswith("$CATEGORY:"):
        name = shown(text.lstrip().removeprefix("$CATEGORY:")).strip()
        raise LeftOutError(line, _("The category “%(name)s” has no place here; its questions are taken.") % {"name": name[:200]})
    if len(text) > 2 * LONGEST_TEXT:
        raise FaultyError(line, _too_long())
    title, begin = _title(text)
    start, finish = text.find("{", begin), text.find("}", begin)
    if start < 0 and finish < 0:
        raise LeftOutError(line, _("This is a text without answers in braces, so no question. It was left out."))
    _check_braces(paragraph, start, finish)
    notes: list[str] = []
    asked, form = formatted(text[begin:start] + GAP + text[finish + 1 :], "moodle")
    foreign = Foreign(line, title, ForeignKind.ESSAY, "", notes=notes)
    read_answers(paragraph, start + 1, finish, form=form, foreign=foreign)
    asked = plain(asked, form, notes)
    is_at_the_end = asked.endswith(GAP)
    foreign.text = _with_gap(foreign, asked.replace(GAP, "").strip() if is_at_the_end else asked)
    return foreign


def _title(text: str) -> tuple[str, int]:
    """The title, and where the question begins after it."""
    at = len(text) - len(text.lstrip())
    end = text.find("::", at + 2) if text.startswith("::", at) else -1
    if end < 0:
        return "", at
    return " ".join(shown(text[at + 2 : end]).split()), end + 2


def _check_braces(paragraph: GiftParagraph, start: int, finish: int) -> None:
    text = paragraph.text
    if start >= 0 and finish < 0:
        message = _("The brace { is never closed. Write } before the next blank line, or \\{ for the sign itself.")
        raise FaultyError(paragraph.line_of(start), message)
    if start < 0 or finish < start:
        message = _("The brace } has no { before it. Write one, or \\} for the sign itself; a question has no blank line inside.")
        raise FaultyError(paragraph.line_of(finish), message)
    for sign in "{}":
        if text.count(sign) > 1:
            at = text.index(sign, text.index(sign) + 1)
            message = _("A question has one pair of braces; here is another %(sign)s. Leave a blank line between questions.")
            raise FaultyError(paragraph.line_of(at), message % {"sign": sign})


def _with_gap(foreign: Foreign, text: str) -> str:
    """The text with what stands where the answers stood in the middle of it: a gap where the portal can have one, else a blank."""
    if GAP not in text:
        return text
    if foreign.kind in (ForeignKind.MATCHING, ForeignKind.ESSAY):
        return " ".join(part.strip() for part in text.split(GAP))
    right = [answer for answer in foreign.answers if answer.weight == WHOLE]
    wrong = [answer for answer in foreign.answers if answer.weight != WHOLE]
    is_choice = foreign.kind is ForeignKind.CHOICE and foreign.single and len(right) == 1
    if MARKER.search(text) or not right or any(answer.feedback or answer.weight for answer in wrong):
        return text.replace(GAP, BLANK)
    is_typed = foreign.kind is ForeignKind.SHORT and not wrong and not any(WILDCARD.search(answer.text) for answer in right)
    if is_choice or is_typed:
        foreign.kind = ForeignKind.GAPS
        accepted = [answer.text.replace("\\*", "*") if is_typed else answer.text for answer in right]
        foreign.gaps = [ForeignGap(accepted, [answer.text for answer in wrong])]
        foreign.after_right = joined(*(answer.feedback for answer in right))
        return text.replace(GAP, "[1]")
    return text.replace(GAP, BLANK)
