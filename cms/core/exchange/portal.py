"""Between the names of files and the keys of this database: pages, media, links."""

from collections.abc import Mapping
from uuid import UUID

from wagtail.models import Locale, Page

from .media import MediaStore
from .richtext import from_html, from_markdown, to_html, to_markdown


class Portal:
    """Looks things up in the canonical locale, each once."""

    def __init__(self) -> None:
        self.media = MediaStore()
        self.locale = Locale.get_default()
        self._ids: dict[UUID, int] = {}
        self._keys: dict[int, UUID | None] = {}

    def knows_page(self, key: UUID) -> bool:
        """Whether the portal has a page with this translation key."""
        try:
            self.page_id(key)
        except LookupError:
            return False
        return True

    def page_id(self, key: UUID) -> int:
        """The page in the source language.

        Raises:
            LookupError: when there is none.
        """
        if key not in self._ids:
            found = Page.objects.filter(translation_key=key, locale=self.locale).values_list("pk", flat=True).first()
            if found is None:
                raise LookupError(f"there is no page {key}")
            self._ids[key] = found
        return self._ids[key]

    def page_key(self, pk: int) -> UUID | None:
        """The translation key of a page; None when it was deleted."""
        if pk not in self._keys:
            self._keys[pk] = Page.objects.filter(pk=pk).values_list("translation_key", flat=True).first()
        return self._keys[pk]

    def html(self, markdown: str) -> str:
        """Markdown as rich text, its links with keys of this database."""
        return to_html(from_markdown(markdown), self._attributes)

    def markdown(self, html: str) -> str:
        """Rich text as Markdown, its links with ids that hold everywhere; a link to what was deleted leaves its text."""
        return to_markdown(from_html(html, self._link))

    def _attributes(self, link: str) -> Mapping[str, str]:
        kind, _colon, rest = link.partition(":")
        if kind == "page":
            return {"linktype": "page", "id": str(self.page_id(UUID(rest)))}
        if kind == "document":
            return {"linktype": "document", "id": str(self.media.document(rest).pk)}
        return {"href": link}

    def _link(self, attributes: Mapping[str, str]) -> str:
        kind, key = attributes.get("linktype"), attributes.get("id", "")
        if kind == "page":
            found = self.page_key(int(key)) if key.isdigit() else None
            return f"page:{found}" if found else ""
        if kind == "document":
            try:
                return f"document:{self.media.name_of(self.media.document_by_key(int(key)))}"
            except (LookupError, ValueError):
                return ""
        return attributes.get("href", "")
