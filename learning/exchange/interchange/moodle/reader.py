"""From a Moodle XML file to questions."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from django.utils.translation import gettext as _

from cms.core.exchange.problems import PackageError, Problem

from ..figures import number_from
from ..foreign import Foreign, ForeignKind
from ..found import FaultyError, Found, LeftOutError
from ..records import record_from
from ..texts import LONGEST_TEXT, TooLongTextError, plain
from ..uploads import check_size
from .kinds import READERS
from .tree import FILE, Node, read_tree

_FORMATS = {"html": "html", "moodle_auto_format": "moodle", "plain_text": "plain", "markdown": "markdown"}
_LEFT_OUT: dict[str, Callable[[], str]] = {
    "description": lambda: _("This is a description, so no question. It was left out."),
    "random": lambda: _("This draws a question from a category. It was left out."),
}


def read_moodle(content: bytes, *, file: str) -> Found:
    """Read a Moodle XML file. What is wrong with single questions stands in the answer.

    Raises:
        PackageError: when it is no such file.
    """
    check_size(content, file=file)
    root = read_tree(content, file=file)
    if root.tag != "quiz":
        message = _("The file begins with <%(tag)s>; questions of Moodle begin with <quiz>. Export them as “Moodle XML”.")
        raise PackageError([Problem(file, root.line, message % {"tag": root.tag[:60]})])
    found = Found(file)
    found.take((partial(_read, node) for node in root.all("question")), record_from)
    return found


def text_in(node: Node | None, notes: list[str], *, default: str = "html") -> str:
    """The text of an element in the format that it names."""
    if node is None:
        return ""
    form = _FORMATS.get(node.attributes.get("format", ""), default)
    inner = node.first("text")
    return plain((inner.text if inner else node.text).replace("\r\n", "\n"), form, notes)


def _read(node: Node) -> Foreign:
    kind = node.attributes.get("type", "")
    if kind == "category":
        name = node.value("category", "text")[:200]
        raise LeftOutError(node.line, _("The category “%(name)s” has no place here; its questions are taken.") % {"name": name})
    if kind in _LEFT_OUT:
        raise LeftOutError(node.line, _LEFT_OUT[kind]())
    if kind not in READERS:
        raise LeftOutError(node.line, _("Questions of the type “%(type)s” are not known here. It was left out.") % {"type": kind[:60]})
    foreign = Foreign(node.line, " ".join(node.value("name", "text").split()), ForeignKind.ESSAY, "")
    try:
        foreign.text = text_in(node.first("questiontext"), foreign.notes)
        _common(node, foreign)
        READERS[kind](node, foreign, partial(text_in, notes=foreign.notes))
    except TooLongTextError:
        message = _("A text of this question has more than %(count)d characters.") % {"count": LONGEST_TEXT}
        raise FaultyError(node.line, message) from None
    return foreign


def _common(node: Node, foreign: Foreign) -> None:
    """What every type may have."""
    notes = foreign.notes
    foreign.general = text_in(node.first("generalfeedback"), notes)
    foreign.after_right = text_in(node.first("correctfeedback"), notes)
    foreign.after_wrong = text_in(node.first("incorrectfeedback"), notes)
    partly = text_in(node.first("partiallycorrectfeedback"), notes)
    if partly and partly != foreign.after_wrong:
        notes.append(_("What is said after a partly right answer has no place here."))
    foreign.points = number_from(node.value("defaultgrade") or "1") or Decimal(0)
    foreign.shuffle = node.value("shuffleanswers").lower() not in ("0", "false")
    _hints(node, foreign)
    files = node.count(FILE)
    if files:
        notes.append(_("Files that are embedded in the question were left out: %(count)d.") % {"count": files})
    if node.first("tags") and node.count("tag"):
        notes.append(_("Its tags have no place here."))


def _hints(node: Node, foreign: Foreign) -> None:
    """The portal has one hint; its cost is the penalty of a wrong try."""
    hints = [text for text in (text_in(hint, foreign.notes) for hint in node.all("hint")) if text]
    if not hints:
        return
    foreign.hint = hints[0]
    penalty = number_from(node.value("penalty") or "0") or Decimal(0)
    foreign.hint_cost = int(min(max(penalty * 100, Decimal(0)), Decimal(100)).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if hints[1:]:
        foreign.notes.append(_("The question has one hint here; the first was taken, the others were left out."))
