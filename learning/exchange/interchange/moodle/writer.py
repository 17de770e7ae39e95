"""From the records of a quiz to a Moodle XML file."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from learning.exchange.questions import BaseQuestionRecord, QuestionRecord
from learning.kinds.gap_fill import MARKER

from ..foreign import ForeignGap
from ..gift.writer import share
from ..records import gap_asks_itself
from ..written import Written, no_place
from .cloze import cloze_part

#: A type, what is asked, and the lines of what is the type's own.
Own = tuple[str, str, list[str]]


def write_moodle(records: Iterable[BaseQuestionRecord]) -> Written:
    """Write a quiz as Moodle XML. What the format cannot say is named in the answer."""
    result = Written()
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for number, record in enumerate(records, start=1):
        write = _WRITERS.get(record.type)
        lost: list[str] = []
        own = write(record, lost) if write else None
        if own is None:
            result.tell(number, record, lost or [no_place(record)])
            continue
        if record.taught_in:
            lost.append(_("the step to read again has no place in this format."))
        result.tell(number, record, lost)
        lines += _question(record, *own)
        result.count += 1
    result.text = "\n".join([*lines, "</quiz>", ""])
    return result


def _text(tag: str, words: str, indent: str = "    ", **attributes: str) -> str:
    named = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f"{indent}<{tag}{named}><text>{escape(words)}</text></{tag}>"


def _plain(tag: str, words: str, indent: str = "    ") -> str:
    """Texts are plain, so no sign of them is taken for a tag."""
    return _text(tag, words, indent, format="plain_text")


def _question(record: Any, kind: str, asked: str, own: list[str]) -> list[str]:
    """A question. One text that is said to everybody is general feedback; else each has its place, or the type's own."""
    name = Truncator(" ".join(record.prompt.split())).chars(60)
    lines = [f'  <question type="{kind}">', _text("name", name), _plain("questiontext", asked)]
    is_graded = isinstance(record, QuestionRecord)
    if not is_graded or record.feedback_correct == getattr(record, "feedback_incorrect", None):
        lines.append(_plain("generalfeedback", record.feedback_correct))
    elif kind not in _TYPED:
        lines.append(_plain("correctfeedback", record.feedback_correct))
        lines.append(_plain("partiallycorrectfeedback", getattr(record, "feedback_incorrect", "")))
        lines.append(_plain("incorrectfeedback", getattr(record, "feedback_incorrect", "")))
    if is_graded:
        lines.append(f"    <defaultgrade>{record.points}</defaultgrade>")
        lines.append(f"    <penalty>{format(Decimal(record.hint_cost) / 100, 'f')}</penalty>")
    lines += own
    if record.hint:
        lines.append(_plain("hint", record.hint))
    return [*lines, "  </question>"]


def _answer(words: str, weight: str, feedback: str = "", *, form: str = "plain_text", inside: str = "") -> str:
    said = f'<feedback format="plain_text"><text>{escape(feedback)}</text></feedback>'
    return f'    <answer fraction="{weight}" format="{form}"><text>{escape(words)}</text>{said}{inside}</answer>'


def _choice(record: Any, lost: list[str]) -> Own:
    right = sum(option.correct for option in record.options)
    wrong = len(record.options) - right
    is_single = record.type == "single"
    lines = [
        f"    <single>{'true' if is_single else 'false'}</single>",
        f"    <shuffleanswers>{'true' if record.shuffle else 'false'}</shuffleanswers>",
        "    <answernumbering>none</answernumbering>",
    ]
    if not is_single and not record.partial:
        lost.append(_("all or nothing is only known to Moodle with the plugin “multichoiceset”."))
    for option in record.options:
        minus = "0" if is_single else f"-{share(wrong)}" if wrong else "0"
        lines.append(_answer(option.text, share(right) if option.correct else minus, option.feedback))
    return "multichoice" if is_single or record.partial else "multichoiceset", record.prompt, lines


def _true_false(record: Any, lost: list[str]) -> Own:
    if record.feedback_correct != record.feedback_incorrect:
        lost.append(_("what is said after a right and after a wrong answer has no place in this format."))
    rows = (("true", record.answer, record.why_true), ("false", not record.answer, record.why_false))
    answers = [_answer(word, "100" if right else "0", why, form="moodle_auto_format") for word, right, why in rows]
    return "truefalse", record.prompt, answers


def _said(record: Any) -> tuple[str, str]:
    """What is said to typed answers, where that is not the same for all."""
    return ("", "") if record.feedback_correct == record.feedback_incorrect else (record.feedback_correct, record.feedback_incorrect)


def _short_text(record: Any, lost: list[str]) -> Own:
    if record.slips:
        lost.append(_("forgiving slips has no place in this format."))
    right, wrong = _said(record)
    lines = ["    <usecase>0</usecase>", *(_answer(answer.replace("*", "\\*"), "100", right) for answer in record.accepted)]
    return "shortanswer", record.prompt, [*lines, _answer("*", "0", wrong)] if wrong else lines


def _number(record: Any, lost: list[str]) -> Own:
    right, wrong = _said(record)
    lines = [_answer(record.value, "100", right, inside=f"<tolerance>{record.tolerance}</tolerance>")]
    if wrong:
        lines.append(_answer("*", "0", wrong, inside="<tolerance>0</tolerance>"))
    if record.unit:
        unit = f"<unit><multiplier>1</multiplier><unit_name>{escape(record.unit)}</unit_name></unit>"
        lines += [f"    <units>{unit}</units>", "    <unitgradingtype>0</unitgradingtype>", "    <showunits>3</showunits>"]
    return "numerical", record.prompt, lines


def _matching(record: Any, lost: list[str]) -> Own:
    rows = [(pair.left, pair.right) for pair in record.pairs] + [("", one.text) for one in record.extra]
    lines = ["    <shuffleanswers>true</shuffleanswers>"]
    for left, right in rows:
        answer = f"<answer><text>{escape(right)}</text></answer>"
        lines.append(f'    <subquestion format="plain_text"><text>{escape(left)}</text>{answer}</subquestion>')
    return "matching", record.prompt, lines


def _ordering(record: Any, lost: list[str]) -> Own:
    grading = "ABSOLUTE_POSITION" if record.partial else "ALL_OR_NOTHING"
    settings = ["<layouttype>VERTICAL</layouttype>", "<selecttype>ALL</selecttype>", "<selectcount>0</selectcount>"]
    lines = [f"    {one}" for one in (*settings, f"<gradingtype>{grading}</gradingtype>", "<showgrading>SHOW</showgrading>")]
    for number, item in enumerate(record.items, start=1):
        lines.append(f'    <answer fraction="{number}" format="plain_text"><text>{escape(item.text)}</text></answer>')
    return "ordering", record.prompt, lines


def _gap_fill(record: Any, lost: list[str]) -> Own:
    """All gaps to choose for: a list for each. If some are typed: the answers stand in the text."""
    text = record.text if gap_asks_itself(record, lost) else f"{record.prompt}\n\n{record.text}"
    if any(gap.distractors and len(gap.accepted) > 1 for gap in record.gaps):
        lost.append(_("a gap to choose for has one right answer in this format; the first was written."))
    if not all(gap.distractors for gap in record.gaps):
        if record.feedback_correct != record.feedback_incorrect:
            lost.append(_("what is said after a right and after a wrong answer has no place in this format."))

        def part(found: Any) -> str:
            gap = record.gaps[int(found[1]) - 1]
            accepted = gap.accepted[:1] if gap.distractors else gap.accepted
            return cloze_part(ForeignGap(accepted, gap.distractors))

        return "cloze", MARKER.sub(part, text), []
    words: list[tuple[str, int]] = []
    places: dict[str, int] = {}
    for number, gap in enumerate(record.gaps, start=1):
        places[str(number)] = len(words) + 1
        words += [(word, number) for word in (gap.accepted[0], *gap.distractors)]
    lines = ["    <shuffleanswers>1</shuffleanswers>"]
    lines += [f"    <selectoption><text>{escape(word)}</text><group>{group}</group></selectoption>" for word, group in words]
    return "gapselect", MARKER.sub(lambda found: f"[[{places[found[1]]}]]", text), lines


def _reflection(record: Any, lost: list[str]) -> Own:
    settings = ["<defaultgrade>0</defaultgrade>", "<responseformat>editor</responseformat>", "<responserequired>0</responserequired>"]
    return "essay", record.prompt, [f"    {one}" for one in settings]


#: Types in which what is said stands with the answers.
_TYPED = ("shortanswer", "numerical", "truefalse", "cloze")
_WRITERS: dict[str, Callable[[Any, list[str]], Own | None]] = {
    "single": _choice,
    "multiple": _choice,
    "true_false": _true_false,
    "short_text": _short_text,
    "number": _number,
    "matching": _matching,
    "ordering": _ordering,
    "gap_fill": _gap_fill,
    "reflection": _reflection,
}
