"""Rich text as Markdown and as Wagtail's HTML: one small tree between the two, so that both directions agree."""

from .html_reader import UnknownMarkupError, from_html
from .html_writer import to_html
from .markdown_reader import from_markdown
from .markdown_writer import to_markdown
from .tree import Item, List, Paragraph, Run, Tree, links_in, with_links

__all__ = [
    "Item",
    "List",
    "Paragraph",
    "Run",
    "Tree",
    "UnknownMarkupError",
    "from_html",
    "from_markdown",
    "links_in",
    "to_html",
    "to_markdown",
    "with_links",
]
