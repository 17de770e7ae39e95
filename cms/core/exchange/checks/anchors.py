"""Links to a place on the same page: there is a heading with that anchor.

That pages, documents and pictures exist is checked whatever is loaded (``package.check_references``, ``package.use_media``).
"""

from collections.abc import Iterator

from ..document import PageDocument
from ..problems import PackageError, Problem
from ..richtext import from_markdown, links_in
from .passages import passages
from .places import problem_at
from .rules import Checked

#: Anchors that every page has (``templates/base.html``).
ALWAYS = {"main"}


def broken_anchors(checked: Checked) -> Iterator[Problem]:
    """Links ``#anchor`` that lead nowhere, and anchors that two headings of a page share."""
    for package, source in checked.pages:
        anchors = anchors_of(source.document)
        for one in sorted({anchor for anchor in anchors if anchors.count(anchor) > 1}):
            yield problem_at(package, source, f"Two headings have the anchor “{one}”. Give one of them another.", words=one)
        for passage in passages(source.document):
            for link in _links(passage.text) if passage.is_rich else ():
                if link.startswith("#") and link[1:] not in ALWAYS.union(anchors):
                    message = (
                        f"There is no heading with the anchor “{link[1:]}” on this page. Mend the link, or give the heading this anchor."
                    )
                    yield problem_at(package, source, message, key=passage.key)


def anchors_of(document: PageDocument) -> list[str]:
    """The anchors of a page's headings."""
    return [block.data.anchor for block in document.body if block.name == "heading"]  # type: ignore[attr-defined]


def _links(text: str) -> list[str]:
    try:
        return links_in(from_markdown(text))
    except PackageError:
        return []
