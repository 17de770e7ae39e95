"""What an import would change, said in words to whoever decides on it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from wagtail.models import Locale

from cms.core.exchange.problems import Problem
from learning.exchange.archive.preview import Gone, Preview, State
from learning.exchange.kinds import KINDS

from .impact_words import total_line


def problems_of(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems with the file, the line and what to do; the words are those of the format, in English."""
    return [{"place": f"{one.file}:{one.line}" if one.line else one.file, "words": one.message} for one in problems]


def summary(preview: Preview) -> list[str]:
    """What is said of the course as a whole."""
    lines = [_("The course is new here. It would be public at once.") if preview.page is None else _people(preview)]
    if preview.page is not None and not preview.changes:
        lines.append(_("In Polish the course says what the package says already."))
    if preview.certificates and preview.page is not None:
        lines.append(
            _(
                "Certificates that were given stay as they are and stay valid."
                " Those given after the import say the title and the hours of the course as it is then."
            )
        )
    for name, is_kept in preview.reordered:
        if is_kept:
            words = _("The pages below “%(title)s” stand in another order. The order was changed here, so it stays.")
        else:
            words = _("The pages below “%(title)s” would be put into the order of the package.")
        lines.append(words % {"title": name})
    lines += [_translated(code, count) for code, count in preview.languages if count]
    if preview.acts:
        words = _("Legal acts that the package brings: %(acts)s. Those that the portal has stay as they are.")
        lines.append(words % {"acts": ", ".join(preview.acts)})
    return lines


def counted(preview: Preview) -> list[str]:
    """How many pages are new, change and so on, by their type; what nothing happens to comes last."""
    lines = []
    for state in State:
        found = [page_title(row) for row in preview.rows if row.state == state]
        if found:
            lines.append(f"{state_word(state)}: {len(found)}" if state == State.UNCHANGED else f"{state_word(state)}: {'; '.join(found)}")
    gone = [row.title for row in preview.gone if row.state == Gone.WITHDRAWN]
    if gone:
        lines.append(pgettext("page of a package", "removed") + ": " + "; ".join(gone))
    return lines


def called(kind: object, title: str) -> str:
    """A thing with what it is."""
    return _("%(kind)s “%(title)s”") % {"kind": kind, "title": title} if title else str(kind)


def _people(preview: Preview) -> str:
    way = ngettext("%(count)d person is taking the course now.", "%(count)d people are taking the course now.", preview.learning)
    done = ngettext(
        "%(count)d person has completed it and stays completed.",
        "%(count)d people have completed it and stay completed.",
        preview.completed,
    )
    return f"{way % {'count': preview.learning}} {done % {'count': preview.completed}}"


def _translated(code: str, count: int) -> str:
    words = ngettext(
        "%(language)s: the package brings %(count)d translated text.",
        "%(language)s: the package brings %(count)d translated texts.",
        count,
    )
    locale = Locale.objects.filter(language_code=code).first()
    return words % {"language": str(locale.get_display_name()) if locale else code, "count": count}


def state_word(state: State) -> str:
    """What happens to a page, in a word."""
    return {
        State.NEW: pgettext("page of a package", "new"),
        State.CHANGED: pgettext("page of a package", "changed"),
        State.EDITED: pgettext("page of a package", "edited here, kept"),
        State.UNCHANGED: pgettext("page of a package", "unchanged"),
    }[state]


def gone_rows(preview: Preview) -> Iterator[dict[str, str]]:
    """Pages of the course that the package has not."""
    for row in preview.gone:
        yield {"title": row.title, "words": gone_words(row.state), "total": total_line(row.total) if row.total else ""}


def gone_words(state: Gone) -> str:
    """What happens to such a page."""
    return {
        Gone.WITHDRAWN: _("It would be unpublished in every language, not deleted. What people have done of it is kept."),
        Gone.EDITED: _("It was edited here since the last import, so it stays public unless you choose the package’s version."),
        Gone.OWN: _("It was made here and stays as it is."),
    }[state]


def page_title(row: Any) -> str:
    """A page with its type."""
    return called(KINDS[row.kind].model._meta.verbose_name, row.title)
