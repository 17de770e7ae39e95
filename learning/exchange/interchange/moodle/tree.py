"""XML of strangers as a small tree that knows its lines: no entities, no document type, no address is ever opened."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, ErrorHandler

from defusedxml import sax
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _

from cms.core.exchange.problems import PackageError, Problem

DEEPEST = 40
#: Its content is a whole file in letters; it is counted and thrown away.
FILE = "file"


@dataclass
class Node:
    """An element."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Node"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands right in it."""
        return "".join(self.parts).strip()

    def all(self, tag: str) -> Iterator["Node"]:
        """Its children of a name."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> "Node | None":
        """The first of them."""
        return next(self.all(tag), None)

    def value(self, *path: str) -> str:
        """The text at the end of a way of names; empty when there is none."""
        found: Node | None = self
        for tag in path:
            found = found.first(tag) if found else None
        return found.text if found else ""

    def count(self, tag: str) -> int:
        """How many elements of a name stand anywhere in it."""
        return sum((child.tag == tag) + child.count(tag) for child in self.children)


class TooDeepError(SAXException):
    """Elements stand in one another deeper than in any export."""


class _Builder(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.root: Node | None = None
        self.open: list[Node] = []
        self.place: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 - SAX calls it so
        self.place = locator

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - SAX calls it so
        if len(self.open) >= DEEPEST:
            raise TooDeepError(str(self.place.getLineNumber()))
        node = Node(name, dict(attrs.items()), self.place.getLineNumber())
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX calls it so
        self.open.pop()

    def characters(self, content: str) -> None:
        if self.open[-1].tag != FILE:
            self.open[-1].parts.append(content)


def read_tree(content: bytes, *, file: str) -> Node:
    """Read XML.

    Raises:
        PackageError: when it is not well-formed, or does what no export does.
    """
    builder = _Builder()
    try:
        sax.parseString(content, builder, ErrorHandler(), forbid_dtd=True)
    except SAXParseException as error:
        message = _("This is not well-formed XML (%(reason)s). Export the questions again.") % {"reason": error.getMessage()}
        raise PackageError([Problem(file, error.getLineNumber() or 0, message)]) from None
    except TooDeepError as error:
        message = _("Elements stand in one another more than %(count)d deep. This is no export of questions.") % {"count": DEEPEST}
        raise PackageError([Problem(file, int(str(error)), message)]) from None
    except DefusedXmlException:
        line = builder.place.getLineNumber() if builder.place else 0
        message = _("The file has a document type or entities of its own (<!DOCTYPE …>). They are not read; remove them.")
        raise PackageError([Problem(file, line, message)]) from None
    except (ValueError, LookupError):
        raise PackageError([Problem(file, 1, _("The file names an encoding that is not known. Save it as UTF-8."))]) from None
    if builder.root is None:
        raise PackageError([Problem(file, 1, _("The file holds no XML."))])
    return builder.root
