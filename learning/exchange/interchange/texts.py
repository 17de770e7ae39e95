"""Texts of other systems as plain text: HTML through the one allow-list of the portal, Markdown through its reader."""

import re
from html import unescape

from django.utils.translation import gettext as _

from cms.core.exchange.notation import visible
from cms.core.exchange.problems import PackageError
from cms.core.exchange.richtext import List, Paragraph, Run, Tree, UnknownMarkupError, from_html, from_markdown

#: No text of a question is as long; with its tags neither.
LONGEST_TEXT = 50_000
HTML = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[\da-fA-F]+|[a-zA-Z]+);")
#: What goes with everything that stands inside.
_WHOLE = ("script", "style", "iframe", "object", "svg", "math", "video", "audio")
_LINES = ("h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote", "pre", "section", "hr")
_MOST_TAGS = 60


class TooLongTextError(ValueError):
    """A text is longer than any that a question may have."""


def plain(text: str, form: str, notes: list[str]) -> str:
    """A text as the portal keeps it.

    Args:
        text: the text.
        form: ``html``, ``markdown``, ``plain`` or ``moodle`` – text that may hold HTML.
        notes: takes what was lost on the way.

    Raises:
        TooLongTextError: when it is longer than any text of a question.
    """
    if len(text) > LONGEST_TEXT:
        raise TooLongTextError
    if form == "moodle" and HTML.search(text):
        has_lines = re.search(r"<(?:p|br|div|li)\b", text, re.IGNORECASE)
        return _from_html(text if has_lines else text.replace("\n", "<br>"), notes)
    if form == "html":
        return _from_html(text, notes)
    if form == "markdown":
        return _from_markdown(text, notes)
    return visible(text).strip()


def _from_markdown(text: str, notes: list[str]) -> str:
    try:
        return _words(from_markdown(text))
    except PackageError:
        notes.append(_("Its Markdown has marks that are not used here; the text was kept as it stands."))
        return visible(text).strip()


def _from_html(text: str, notes: list[str]) -> str:
    """Through the allow-list; what it does not know is taken away tag by tag, and said."""
    for _turn in range(_MOST_TAGS):
        try:
            return _words(from_html(text))
        except UnknownMarkupError as error:
            tag = str(error).strip("<>")
            notes.append(_said(tag))
            text = _without(text, tag)
    return visible(unescape(re.sub(r"<[^<>]*>", " ", text))).strip()


def _said(tag: str) -> str:
    if tag == "img":
        return _("A picture in the text was left out.")
    if tag in _WHOLE:
        return _("What stands inside <%(tag)s> was left out.") % {"tag": tag}
    return _("The formatting <%(tag)s> was left out; its text was kept.") % {"tag": tag}


def _without(text: str, tag: str) -> str:
    if tag in _WHOLE:
        text = _cut(text, tag)
    instead = "<br>" if tag in _LINES else " " if tag in ("td", "th") else ""
    return re.sub(rf"</?{re.escape(tag)}(?=[\s/>])[^<>]*>?", instead, text, flags=re.IGNORECASE)


def _cut(text: str, tag: str) -> str:
    """Without the tag and all inside it; what is not closed goes to the end."""
    kept, at, lower = [], 0, text.lower()
    while (start := lower.find(f"<{tag}", at)) >= 0:
        kept.append(text[at:start])
        end = lower.find(f"</{tag}", start)
        at = len(text) if end < 0 else end
        if end >= 0:
            close = lower.find(">", end)
            at = len(text) if close < 0 else close + 1
    return "".join([*kept, text[at:]])


def _words(tree: Tree) -> str:
    """A tree without its styles: paragraphs with a blank line between them, lists with their marks."""
    parts = [_row(block.runs) if isinstance(block, Paragraph) else "\n".join(_lines(block)) for block in tree]
    return visible("\n\n".join(part for part in parts if part)).strip()


def _lines(block: List, indent: str = "") -> list[str]:
    lines = []
    for number, item in enumerate(block.items, start=1):
        lines.append(f"{indent}{f'{number}.' if block.ordered else '–'} {_row(item.runs)}")
        for below in item.lists:
            lines += _lines(below, indent + "  ")
    return lines


def _row(runs: tuple[Run, ...]) -> str:
    return "".join(_linked(run) for run in runs)


def _linked(run: Run) -> str:
    """A link is told by its address, which a plain text cannot hide."""
    is_web = run.link.startswith(("https://", "http://", "mailto:"))
    return f"{run.text} ({run.link})" if is_web and run.link not in run.text else run.text
