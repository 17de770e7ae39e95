"""One block of each type as it is stored, with ids that tests can name."""

from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page

from cms.core.models import Contact, PortalDocument, PortalImage, PortalTag
from cms.law.models import Citation

Block = dict[str, Any]
VIDEO = {
    "title": "Film",
    "url": "https://www.example.org/film",
    "minutes": 4,
    "language": "nb",
    "transcript": "<p>Dzień dobry.</p>",
    "captions": True,
    "sign_language": False,
}


def uid(number: int) -> str:
    """A UUID that reads as its number."""
    return str(UUID(int=number))


def block(number: int, name: str, value: Any) -> Block:
    """A block of a StreamField."""
    return {"type": name, "id": uid(number), "value": value}


def item(number: int, value: Any) -> Block:
    """An item of a list."""
    return {"type": "item", "id": uid(number), "value": value}


def _with_hash(stored: Any) -> Any:
    """What an upload writes down as well: by its hash a file is known in content files."""
    stored._set_file_hash()
    stored.save(update_fields=["file_hash"])
    return stored


def image(**kwargs: Any) -> PortalImage:
    """A small image."""
    fields = {"title": "Notariusz", "credit": "Anna Øvrebø", "licence": "CC BY 4.0", **kwargs}
    return _with_hash(PortalImage.objects.create(file=get_test_image_file(size=(1600, 900)), **fields))


def document(**kwargs: Any) -> PortalDocument:
    """A text file in Polish."""
    fields = {"title": "Wzór statutu", "language": "pl", "file_size": 6, **kwargs}
    return _with_hash(PortalDocument.objects.create(file=ContentFile(b"Statut", name="statut.txt"), **fields))


def contact(**kwargs: Any) -> Contact:
    """A desk, in Polish."""
    fields = {"slug": "doradca", "name": "Anna Nowak", "role": "Doradztwo", "phone": "12 616 00 00", "email": "anna@example.org", **kwargs}
    locale = fields.pop("locale", None) or Locale.objects.get_or_create(language_code="pl")[0]
    return Contact.objects.create(locale=locale, **fields)


def tag(name: str = "granty", **kwargs: Any) -> PortalTag:
    """A tag."""
    return PortalTag.objects.create(name=name, **kwargs)


def every_block(
    *, picture: PortalImage, file: PortalDocument, citation: Citation, page: Page, desk: Contact, label: PortalTag
) -> list[Block]:
    """One block of each type, ids 1, 2, 3 …; items of block 4 are 41, 42 …"""
    table = {
        "caption": "Opłaty",
        "columns": [{"type": "text", "heading": "Rodzaj"}, {"type": "text", "heading": "Kwota"}],
        "rows": [{"values": ["Bez działalności", "250"]}, {"values": ["Z działalnością", "500"]}],
    }
    shown = {"image": picture.pk, "alt_text": "Sala na parterze", "decorative": False}
    return [
        block(1, "text", "<p>Zajrzyj do <b>ustawy</b>.</p>"),
        block(2, "heading", {"text": "Kto może złożyć", "level": "2", "anchor": ""}),
        block(3, "callout", {"kind": "pitfall", "title": "Uwaga", "text": "<p>Nie zwlekaj.</p>"}),
        block(4, "steps", {"title": "Po kolei", "items": [item(41, {"title": "Spisz cel", "text": "<p>Jedno zdanie.</p>"})]}),
        block(5, "faq", {"title": "Pytania", "items": [item(51, {"question": "Ile?", "answer": "<p>Tyle.</p>"})]}),
        block(6, "table", {"header": "row", "table": table}),
        block(7, "image", {"image": {"image": picture.pk, "alt_text": "Biuro", "decorative": False}, "caption": "U notariusza"}),
        block(8, "documents", {"title": "Pliki", "items": [item(81, {"document": file.pk, "title": "Statut", "language": "nb"})]}),
        block(9, "legal_basis", {"intro": "Podstawa", "citations": [item(91, {"citation": citation.pk})]}),
        block(10, "related_pages", {"title": "Zobacz", "items": [item(101, page.pk)]}),
        block(11, "key_figures", {"title": "Liczby", "items": [item(111, {"value": "1 000 zł", "label": "opłata", "source": "Ustawa"})]}),
        block(
            12, "timeline", {"title": "Dzieje", "items": [item(121, {"when": "w 2003 r.", "title": "Ustawa", "text": "<p>Weszła.</p>"})]}
        ),
        block(13, "quotation", {"text": "Mamy plan.", "author": "Jan", "source": "Raport", "url": "https://example.org/raport"}),
        block(14, "contact_card", {"contact": desk.pk}),
        block(15, "video", VIDEO),
        block(16, "gallery", {"title": "Zdjęcia", "items": [item(161, {"image": shown, "caption": "Sala"})]}),
        block(17, "contents", {"title": "Na tej stronie"}),
        block(18, "call_to_action", {"title": "Co dalej", "text": "Doradca pomoże.", "label": "Napisz", "page": page.pk, "url": ""}),
        block(19, "page_list", {"title": "Najnowsze", "tags": [item(191, label.pk)], "limit": 3}),
        block(
            20,
            "law_versions",
            {
                "title": "Podpis",
                "versions": [
                    item(201, {"valid_from": None, "valid_to": "2025-12-31", "text": "<p>Na papierze.</p>", "citations": []}),
                    item(
                        202,
                        {
                            "valid_from": "2026-01-01",
                            "valid_to": None,
                            "text": "<p>Także elektronicznie.</p>",
                            "citations": [item(203, {"citation": citation.pk})],
                        },
                    ),
                ],
            },
        ),
    ]
