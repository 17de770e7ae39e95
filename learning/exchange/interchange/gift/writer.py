"""From the records of a quiz to a GIFT file."""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from learning.exchange.questions import BaseQuestionRecord, QuestionRecord
from learning.kinds.gap_fill import MARKER

from ..records import gap_asks_itself
from ..texts import HTML
from ..written import Written, no_place
from .signs import escaped, written


def write_gift(records: Iterable[BaseQuestionRecord]) -> Written:
    """Write a quiz as GIFT. What the format cannot say is named in the answer."""
    result = Written()
    paragraphs = []
    for number, record in enumerate(records, start=1):
        write = _WRITERS.get(record.type)
        lost: list[str] = []
        paragraph = write(record, lost) if write else None
        if paragraph is None:
            result.tell(number, record, lost or [no_place(record)])
            continue
        result.tell(number, record, [*lost, *_common_losses(record)])
        paragraphs.append(paragraph)
    result.text, result.count = "\n".join(paragraphs), len(paragraphs)
    return result


def share(count: int) -> str:
    """The weight of one of so many answers, as Moodle has them in its list."""
    return format((Decimal(100) / count).quantize(Decimal("0.00001"), rounding=ROUND_HALF_UP).normalize(), "f")


def _common_losses(record: Any) -> list[str]:
    lost = []
    if record.hint:
        lost.append(_("the hint has no place in this format."))
    if record.taught_in:
        lost.append(_("the step to read again has no place in this format."))
    if isinstance(record, QuestionRecord) and record.points != 1:
        lost.append(_("the points have no place in this format."))
    if getattr(record, "shuffle", True) is False:
        lost.append(_("keeping the order of the answers has no place in this format."))
    return lost


def _paragraph(record: Any, text: str, body: list[str], *, opening: str = "{", tail: str = "", general: str = "") -> str:
    """A question; its format is named where its texts would be taken for HTML."""
    title = Truncator(" ".join(record.prompt.split())).chars(60)
    form = "[plain]" if HTML.search("\n".join([text, tail, general, *body])) else ""
    rows = [*body, f"####{written(general)}"] if general else body
    inside = "".join(f"\n\t{row}" for row in rows) + ("\n" if rows else "")
    prompt = escaped(text) if form else written(text)
    return f"::{escaped(title)}::{form}{prompt}{opening}{inside}}}{escaped(tail)}\n"


def _general(record: Any, lost: list[str]) -> str:
    """One text after every answer, where a right and a wrong one are told the same."""
    if record.feedback_correct == record.feedback_incorrect:
        return str(record.feedback_correct)
    lost.append(_("what is said after a right and after a wrong answer has no place in this format."))
    return ""


def _said(feedback: str) -> str:
    return f"#{written(feedback)}" if feedback else ""


def _single(record: Any, lost: list[str]) -> str:
    rows = []
    for option in record.options:
        # After ~ a text that begins with % would be taken for a weight; after = it would not.
        sign = "=" if option.correct else "~%0%" if option.text.startswith("%") else "~"
        rows.append(sign + written(option.text) + _said(option.feedback))
    return _paragraph(record, record.prompt, rows, general=_general(record, lost))


def _multiple(record: Any, lost: list[str]) -> str:
    if not record.partial:
        lost.append(_("all or nothing has no place in this format; a share of the points is given there."))
    right = sum(option.correct for option in record.options)
    wrong = len(record.options) - right
    rows = [
        f"~%{share(right) if option.correct else '-' + share(wrong)}%{written(option.text)}{_said(option.feedback)}"
        for option in record.options
    ]
    return _paragraph(record, record.prompt, rows, general=_general(record, lost))


def _true_false(record: Any, lost: list[str]) -> str:
    wrong, right = (record.why_false, record.why_true) if record.answer else (record.why_true, record.why_false)
    row = "TRUE" if record.answer else "FALSE"
    if wrong or right:
        row += f"#{written(wrong)}" + _said(right)
    return _paragraph(record, record.prompt, [row], general=_general(record, lost))


def _typed(record: Any, answers: list[str], otherwise: str) -> tuple[list[str], str]:
    """The rows of answers with what is said after right and wrong ones; what is said after each goes after all."""
    if record.feedback_correct == record.feedback_incorrect:
        return [f"={answer}" for answer in answers], record.feedback_correct
    rows = [f"={answer}{_said(record.feedback_correct)}" for answer in answers]
    return [*rows, f"{otherwise}#{written(record.feedback_incorrect)}"] if record.feedback_incorrect else rows, ""


def _short_text(record: Any, lost: list[str]) -> str | None:
    if _has_arrow(record.accepted, lost):
        return None
    record = _without_arrows(record, lost)
    if record.slips:
        lost.append(_("forgiving slips has no place in this format."))
    rows, general = _typed(record, [_literal(answer) for answer in record.accepted], "=%0%*")
    return _paragraph(record, record.prompt, rows, general=general)


def _has_arrow(accepted: list[str], lost: list[str]) -> bool:
    """Whether typed answers would be taken for a matching; nothing takes that meaning from an arrow."""
    found = any("->" in answer for answer in accepted)
    if found:
        lost.append(_("a typed answer with the sign -> has no place in this format; it was left out."))
    return found


def _without_arrows(record: Any, lost: list[str]) -> Any:
    """The same question, its arrows in what is said written as one sign."""
    said = {name: getattr(record, name) for name in ("feedback_correct", "feedback_incorrect")}
    changed = {name: words.replace("->", "→") for name, words in said.items() if "->" in words}
    if changed:
        lost.append(_("the sign -> in what is said was written as →."))
    return record.model_copy(update=changed)


def _literal(answer: str) -> str:
    """A typed answer whose stars stand for themselves, with a weight where it would be taken for one."""
    words = written(answer.replace("*", "\\*"))
    return f"%100%{words}" if answer.startswith("%") else words


def _number(record: Any, lost: list[str]) -> str:
    if record.unit:
        lost.append(_("the unit has no place in this format."))
    rows, general = _typed(record, [f"{record.value}:{record.tolerance}"], "~")
    return _paragraph(record, record.prompt, rows, opening="{#", general=general)


def _matching(record: Any, lost: list[str]) -> str:
    if any("->" in pair.left for pair in record.pairs):
        lost.append(_("the sign -> in what is matched was written as →."))
    rows = [f"={written(pair.left.replace('->', '→'))} -> {escaped(pair.right)}" for pair in record.pairs]
    rows += [f"= -> {escaped(one.text)}" for one in record.extra]
    return _paragraph(record, record.prompt, rows, general=_general(record, lost))


def _gap_fill(record: Any, lost: list[str]) -> str | None:
    if len(record.gaps) != 1:
        lost.append(_("a text with several gaps has no place in this format; it was left out."))
        return None
    (gap,) = record.gaps
    text = record.text if gap_asks_itself(record, lost) else f"{record.prompt}\n\n{record.text}"
    before, _number_of_it, after = MARKER.split(text)
    if not after.strip():
        lost.append(_("a gap at the end of a text has no place in this format; it was left out."))
        return None
    if gap.distractors:
        if len(gap.accepted) > 1:
            lost.append(_("a gap to choose for has one right answer in this format; the first was written."))
        rows = [f"={written(gap.accepted[0])}"] + [
            f"~{'%0%' if wrong.startswith('%') else ''}{written(wrong)}" for wrong in gap.distractors
        ]
    elif _has_arrow(gap.accepted, lost):
        return None
    else:
        record = _without_arrows(record, lost)
        rows = [f"={_literal(answer)}" for answer in gap.accepted]
    if record.feedback_incorrect:
        general = _general(record, lost)
    else:
        general, said = "", _said(record.feedback_correct)
        rows = [row + said if row.startswith("=") else row for row in rows]
    return _paragraph(record, before, rows, tail=after, general=general)


def _reflection(record: Any, lost: list[str]) -> str:
    return _paragraph(record, record.prompt, [], general=record.feedback_correct)


_WRITERS: dict[str, Callable[[Any, list[str]], str | None]] = {
    "single": _single,
    "multiple": _multiple,
    "true_false": _true_false,
    "short_text": _short_text,
    "number": _number,
    "matching": _matching,
    "gap_fill": _gap_fill,
    "reflection": _reflection,
}
