"""One block of each type as it is stored, with ids that tests can name."""

from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from cms.core.models import PortalDocument, PortalImage
from cms.law.models import Citation

Block = dict[str, Any]


def uid(number: int) -> str:
    """A UUID that reads as its number."""
    return str(UUID(int=number))


def block(number: int, name: str, value: Any) -> Block:
    """A block of a StreamField."""
    return {"type": name, "id": uid(number), "value": value}


def item(number: int, value: Any) -> Block:
    """An item of a list."""
    return {"type": "item", "id": uid(number), "value": value}


def image(**kwargs: Any) -> PortalImage:
    """A small image."""
    fields = {"title": "Notariusz", "credit": "Anna Øvrebø", "licence": "CC BY 4.0", **kwargs}
    return PortalImage.objects.create(file=get_test_image_file(size=(1600, 900)), **fields)


def document(**kwargs: Any) -> PortalDocument:
    """A text file in Polish."""
    fields = {"title": "Wzór statutu", "language": "pl", "file_size": 6, **kwargs}
    return PortalDocument.objects.create(file=ContentFile(b"Statut", name="statut.txt"), **fields)


def every_block(*, picture: PortalImage, file: PortalDocument, citation: Citation, page: Page) -> list[Block]:
    """One block of each type, ids 1, 2, 3 …; items of block 4 are 41, 42 …"""
    table = {
        "caption": "Opłaty",
        "columns": [{"type": "text", "heading": "Rodzaj"}, {"type": "text", "heading": "Kwota"}],
        "rows": [{"values": ["Bez działalności", "250"]}, {"values": ["Z działalnością", "500"]}],
    }
    return [
        block(1, "text", "<p>Zajrzyj do <b>ustawy</b>.</p>"),
        block(2, "heading", {"text": "Kto może złożyć", "level": "2", "anchor": ""}),
        block(3, "callout", {"kind": "pitfall", "title": "Uwaga", "text": "<p>Nie zwlekaj.</p>"}),
        block(4, "steps", {"title": "Po kolei", "items": [item(41, {"title": "Spisz cel", "text": "<p>Jedno zdanie.</p>"})]}),
        block(5, "faq", {"title": "Pytania", "items": [item(51, {"question": "Ile?", "answer": "<p>Tyle.</p>"})]}),
        block(6, "table", {"header": "row", "table": table}),
        block(7, "image", {"image": {"image": picture.pk, "alt_text": "Biuro", "decorative": False}, "caption": "U notariusza"}),
        block(8, "documents", {"title": "Pliki", "items": [item(81, {"document": file.pk, "title": "Statut"})]}),
        block(9, "legal_basis", {"intro": "Podstawa", "citations": [item(91, {"citation": citation.pk})]}),
        block(10, "related_pages", {"title": "Zobacz", "items": [item(101, page.pk)]}),
    ]
