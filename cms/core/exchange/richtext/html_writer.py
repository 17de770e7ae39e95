"""The tree to the HTML that Wagtail keeps in its database."""

from collections.abc import Callable, Mapping
from html import escape
from itertools import groupby

from .tree import BREAK, List, Run, Tree


def plain_attributes(link: str) -> Mapping[str, str]:
    """The attributes of a link whose target is an address."""
    return {"href": link}


def to_html(tree: Tree, attributes: Callable[[str], Mapping[str, str]] = plain_attributes) -> str:
    """Write a text as HTML.

    Args:
        tree: the text.
        attributes: from a link to the attributes of its ``<a>``, for example ``{"linktype": "page", "id": "7"}``.
    """
    return "".join(_list(block, attributes) if isinstance(block, List) else f"<p>{_inline(block.runs, attributes)}</p>" for block in tree)


def _list(block: List, attributes: Callable[[str], Mapping[str, str]]) -> str:
    tag = "ol" if block.ordered else "ul"
    items = (
        f"<li>{_inline(item.runs, attributes)}{''.join(_list(below, attributes) for below in item.lists)}</li>" for item in block.items
    )
    return f"<{tag}>{''.join(items)}</{tag}>"


def _inline(runs: tuple[Run, ...], attributes: Callable[[str], Mapping[str, str]]) -> str:
    parts = []
    for link, linked in groupby(runs, key=lambda run: run.link):
        text = "".join(_bold(list(group)) if bold else _plain(list(group)) for bold, group in groupby(linked, key=lambda run: run.bold))
        if link:
            pairs = "".join(f' {name}="{escape(value)}"' for name, value in attributes(link).items())
            text = f"<a{pairs}>{text}</a>"
        parts.append(text)
    return "".join(parts)


def _bold(runs: list[Run]) -> str:
    return f"<b>{_plain(runs)}</b>"


def _plain(runs: list[Run]) -> str:
    texts = ((run.italic, escape(run.text, quote=False).replace(BREAK, "<br/>")) for run in runs)
    return "".join(f"<i>{text}</i>" if italic else text for italic, text in texts)
