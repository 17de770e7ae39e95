"""The pages of a package, each with what changes on it and what that does to those who learn."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.blocks import StreamBlock

from learning.domain.publishing.impact import FORWARD_RULES
from learning.exchange.archive.comparing import Difference, Part, Parts, Texts
from learning.exchange.archive.preview import PageRow, Preview, State
from learning.exchange.kinds import KINDS
from learning.models import StepPage

from .course_package_words import called, page_title, state_word
from .impact_words import affected, impact_lines, total_line

#: Lines that a page shows; the number of what is left out stands below them.
SHOWN = 40
#: Fields of the page that stand under another key in the files.
_FIELDS = {"archived": "archived_on", "entity": "publishing_entity", "legal": "state_of_law_on"}


def page_rows(preview: Preview) -> Iterator[dict[str, Any]]:
    """Pages that change, in the order of the package; those that do not are told by their number."""
    for row in preview.rows:
        if row.state != State.UNCHANGED:
            lines = list(_lines(row))
            yield {
                "title": page_title(row),
                "file": row.file,
                "word": state_word(row.state),
                "lines": lines[:SHOWN],
                "more": max(0, len(lines) - SHOWN),
                "effects": _effects(row),
                "affected": affected(row.impact.answers) if row.impact.answers else "",
            }


def _lines(row: PageRow) -> Iterator[str]:
    """What is different on a page."""
    if row.state == State.EDITED:
        yield _("It was edited here since the last import, or was made here. It stays as it is unless you choose the package’s version.")
    if row.state == State.NEW:
        return
    if not row.is_public:
        yield _("It is not public now and would be published.")
    if row.difference is None:
        yield _("What differs cannot be told, because the page holds something that a package cannot say.")
    else:
        yield from _difference(row.kind, row.difference)


def _effects(row: PageRow) -> list[str]:
    """What it does to learners."""
    lines = impact_lines(row.impact)
    if row.difference and row.kind != "step" and {name for name, _texts in row.difference.fields} & {*FORWARD_RULES}:
        lines.append(_("The changed rules hold from the next answer on. Nobody loses a step."))
    if row.difference and row.difference.is_moved:
        lines.append(_("What people have done of it goes along."))
    if row.total:
        lines.append(total_line(row.total))
    return lines or [pgettext("for those who learn", "nothing changes")]


def _difference(kind: str, differs: Difference) -> Iterator[str]:
    if differs.is_moved:
        yield _("It would be moved below another page.")
    for name, texts in differs.fields:
        yield _("Field “%(name)s”: %(what)s") % {"name": _label(kind, name), "what": _changes(texts)}
    body: StreamBlock = StepPage._meta.get_field("body").stream_block
    quiz: StreamBlock = StepPage._meta.get_field("questions").stream_block
    yield from _parts(differs.body, body)
    yield from _parts(differs.questions, quiz)
    if differs.body.is_reordered:
        yield _("The blocks of the text stand in another order.")
    if differs.questions.is_reordered:
        yield _("The questions stand in another order.")


def _parts(parts: Parts, stream: StreamBlock) -> Iterator[str]:
    labels = {name: str(child.label) for name, child in stream.child_blocks.items()}
    for part in parts.changed:
        yield f"{_called(part, labels)}: {_changes(part.texts)}"
    for part in parts.new:
        yield _("New: %(part)s") % {"part": _called(part, labels)}
    for part in parts.gone:
        yield _("Removed: %(part)s") % {"part": _called(part, labels)}


def _called(part: Part, labels: dict[str, str]) -> str:
    return called(labels.get(part.name, part.name), part.start)


def _changes(texts: Texts) -> str:
    """Texts before and after; something that is no text has only changed."""
    return "; ".join(_change(before, after) for before, after in texts) or pgettext("field of a page", "changed")


def _change(before: str, after: str) -> str:
    if not before:
        words = _("“%(after)s” is added")
    elif not after:
        words = _("“%(before)s” is taken out")
    else:
        words = _("“%(before)s” becomes “%(after)s”")
    return words % {"before": before, "after": after}


def _label(kind: str, name: str) -> str:
    """A key of the front matter as the editor knows it; one that is no field keeps its name."""
    try:
        found: Any = KINDS[kind].model._meta.get_field(_FIELDS.get(name, name))
    except FieldDoesNotExist:
        return name
    return str(getattr(found, "verbose_name", name))
