"""Looking into a tagged PDF."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader


class Paper:
    """A PDF with what a test asks of it."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(BytesIO(pdf))
        self.root: Any = self.reader.trailer["/Root"]

    @property
    def text(self) -> str:
        """All text, each run of spaces as one."""
        return " ".join(" ".join(page.extract_text() for page in self.reader.pages).replace("\u200b", "").split())

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self.reader.pages)

    @property
    def tags(self) -> list[str]:
        """The types of all structure elements in reading order."""
        return [str(element["/S"])[1:] for element in self.elements]

    @property
    def elements(self) -> list[Any]:
        """All structure elements in reading order."""
        return list(_below(self.root["/StructTreeRoot"]))

    def of(self, tag: str) -> list[Any]:
        """The structure elements of a type."""
        return [element for element in self.elements if element["/S"] == f"/{tag}"]

    @property
    def heading_levels(self) -> list[int]:
        """Levels of headings in reading order."""
        return [int(tag[1:]) for tag in self.tags if tag[0] == "H" and tag[1:].isdigit()]

    @property
    def alts(self) -> list[str]:
        """Alternative texts of figures."""
        return [str(figure.get("/Alt", "")) for figure in self.of("Figure")]

    @property
    def languages(self) -> set[str]:
        """Languages named at elements."""
        return {str(element["/Lang"]) for element in self.elements if "/Lang" in element}

    @property
    def links(self) -> list[str]:
        """Addresses that links lead to; places within the paper are left out."""
        return [str(uri) for uri in (note["/A"].get("/URI") for note in self._annotations if "/A" in note) if uri]

    @property
    def inner_links(self) -> int:
        """How many links lead to places within the paper."""
        return sum("/Dest" in note or note.get("/A", {}).get("/S") == "/GoTo" for note in self._annotations)

    @property
    def _annotations(self) -> list[Any]:
        notes = [note.get_object() for page in self.reader.pages for note in page.get("/Annots", [])]
        return [note for note in notes if note["/Subtype"] == "/Link"]

    def check(self, *, lang: str, title: str) -> None:
        """What holds of every paper: tags, language, title, the mark of PDF/UA-1, headings without a gap, figures with words."""
        assert self.root["/MarkInfo"]["/Marked"].value
        assert self.root["/Lang"] == lang
        assert self.root["/ViewerPreferences"]["/DisplayDocTitle"].value
        assert self.reader.metadata is not None
        assert self.reader.metadata.title == title
        xmp = self.root["/Metadata"].get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        levels = self.heading_levels
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), levels
        assert all(self.alts)


def _below(node: Any) -> Iterator[Any]:
    node = node.get_object()
    if not isinstance(node, dict):
        return
    if "/S" in node:
        yield node
    children = node.get("/K", [])
    children = children.get_object() if hasattr(children, "get_object") else children
    for child in children if isinstance(children, list) else [children]:
        if isinstance(child.get_object() if hasattr(child, "get_object") else child, dict):
            yield from _below(child)
