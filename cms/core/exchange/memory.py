"""What loads remember of the pages that they wrote."""

from uuid import UUID

from cms.core.models import ImportedContent

from .kinds import PageKind, UnreadablePageError
from .portal import Portal


def record_of(key: UUID, language: str) -> ImportedContent | None:
    """What a load remembers of a page in a language."""
    return ImportedContent.objects.filter(translation_key=key, locale_code=language).first()


def remember(key: UUID, language: str, *, source: str, content_hash: str) -> None:
    """Remember the state in which a page was left."""
    wanted = {"content_hash": content_hash, "source": source}
    record = record_of(key, language)
    if record is None or (record.content_hash, record.source) != (content_hash, source):
        ImportedContent.objects.update_or_create(translation_key=key, locale_code=language, defaults=wanted)


def remember_children(key: UUID, language: str, children: list[UUID]) -> None:
    """Remember in which order the child pages were left."""
    ImportedContent.objects.filter(translation_key=key, locale_code=language).update(children=[str(child) for child in children])


def state_of(page: object, kind: PageKind, portal: Portal, *, parent: UUID | None) -> str:
    """The fingerprint of a page as it is now; a draft that waits, or content without a notation, is like nothing that was loaded."""
    if page.has_unpublished_changes and page.live:  # type: ignore[attr-defined]
        return "draft"
    try:
        return kind.read(page, parent=parent, portal=portal).content_hash(live=page.live)  # type: ignore[attr-defined]
    except UnreadablePageError:
        return "unreadable"
