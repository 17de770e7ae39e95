"""Images and documents of a package. A file is known by its hash, so that the same file is never stored twice."""

from pathlib import PurePosixPath
from typing import Any, Protocol

from django.core.files.base import ContentFile
from django.utils.text import slugify

from cms.core.models import PortalDocument, PortalImage

from .folder import PackageFolder

PREFIX = "media/"


def canonical_name(sha1: str, suffix: str) -> str:
    """The name by which a file is compared, whatever it is called in a folder or in the store."""
    return f"{PREFIX}{sha1}{suffix.lower()}"


class Stored(Protocol):
    """What images and documents have in common."""

    title: str
    file: Any
    file_hash: str


class MediaStore:
    """Looks up and makes images and documents; ``sources`` says where the bytes of a canonical name are."""

    def __init__(self) -> None:
        self.sources: dict[str, tuple[PackageFolder, str]] = {}
        self.used: dict[str, Stored] = {}

    def add_folder(self, folder: PackageFolder) -> dict[str, str]:
        """Offer the media of a folder.

        Returns:
            From each name in the folder to its canonical name.
        """
        names = {}
        for name in folder.names_in("media"):
            names[name] = canonical_name(folder.sha1(name), PurePosixPath(name).suffix)
            self.sources[names[name]] = (folder, name)
        return names

    def name_of(self, stored: Stored) -> str:
        """The canonical name of an image or a document; it is remembered as used."""
        if not stored.file_hash:
            stored._set_file_metadata() if hasattr(stored, "_set_file_metadata") else None  # type: ignore[attr-defined]
        name = canonical_name(stored.file_hash, PurePosixPath(stored.file.name).suffix)
        self.used[name] = stored
        return name

    def image(self, name: str, *, title: str, credit: str, licence: str) -> PortalImage:
        """The image with that canonical name, made if need be, with what the package says about it."""
        image: PortalImage | None = PortalImage.objects.filter(file_hash=_hash(name)).order_by("pk").first()
        if image is None:
            image = PortalImage(title=title, credit=credit, licence=licence)
            self._keep(image, name)
        elif (image.title, image.credit, image.licence) != (title, credit, licence):
            image.title, image.credit, image.licence = title, credit, licence
            image.save(update_fields=["title", "credit", "licence"])
        return image

    def document(self, name: str, *, title: str = "") -> PortalDocument:
        """The document with that canonical name, made if need be."""
        document: PortalDocument | None = PortalDocument.objects.filter(file_hash=_hash(name)).order_by("pk").first()
        if document is None:
            document = PortalDocument(title=title or self._stem(name))
            self._keep(document, name)
        return document

    @staticmethod
    def image_by_key(key: int) -> PortalImage:
        """An image of the portal.

        Raises:
            LookupError: when it was deleted.
        """
        return _found(PortalImage.objects.filter(pk=key).first(), key)

    @staticmethod
    def document_by_key(key: int) -> PortalDocument:
        """A document of the portal.

        Raises:
            LookupError: when it was deleted.
        """
        return _found(PortalDocument.objects.filter(pk=key).first(), key)

    def _stem(self, name: str) -> str:
        _folder, own = self.sources[name]
        return PurePosixPath(own).stem.removesuffix(f"-{_hash(name)[:8]}")

    def _keep(self, stored: Any, name: str) -> None:
        folder, own = self.sources[name]
        data = folder.media(own)
        stored.file.save(PurePosixPath(own).name, ContentFile(data), save=False)
        stored.file_hash = _hash(name)
        stored.file_size = len(data)
        stored.save()


def _hash(name: str) -> str:
    return PurePosixPath(name).stem


def _found(stored: Any, key: int) -> Any:
    if stored is None:
        raise LookupError(f"the file {key} was deleted")
    return stored


def export_name(name: str, stored: Stored) -> str:
    """What a file is called in an exported folder: its title, so that a person knows it, and part of its hash."""
    path = PurePosixPath(name)
    return f"{PREFIX}{slugify(stored.title) or 'file'}-{path.stem[:8]}{path.suffix}"
