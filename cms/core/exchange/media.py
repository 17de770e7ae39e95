"""Images and documents of a package. A file is known by its hash, so that the same file is never stored twice."""

import hashlib
import warnings
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Protocol

from django.conf import settings
from django.core.files.images import ImageFile
from django.utils.text import slugify
from PIL import Image

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
        self._written: list[Any] = []

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
        name = canonical_name(stored.file_hash or _sha1(stored), PurePosixPath(stored.file.name).suffix)
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
        stored.file = ImageFile(BytesIO(data), name=PurePosixPath(own).name)
        stored.file_hash = _hash(name)
        stored.file_size = len(data)
        stored.save()
        self._written.append(stored)

    def discard(self) -> None:
        """Take away the files that were written for a load that was undone; the database forgets, the store does not."""
        for stored in self._written:
            stored.file.storage.delete(stored.file.name)
        self._written.clear()


def _sha1(stored: Stored) -> str:
    """The hash of a file that was stored before hashes were kept."""
    with stored.file.open("rb") as file:
        return hashlib.sha1(file.read(), usedforsecurity=False).hexdigest()


def check_image(data: bytes) -> bool:
    """Whether the bytes are a picture that can be shown."""
    try:
        with warnings.catch_warnings():
            # A picture that unpacks to hundreds of megapixels is an attack or a mistake.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                image.verify()
    except Exception:  # noqa: BLE001 - each reader of a picture format raises kinds of its own on broken bytes
        return False
    return True


def allowed(name: str, *, image: bool) -> list[str]:
    """The extensions that a file may have here; empty when the file's own is among them."""
    known: list[str] = settings.WAGTAILIMAGES_EXTENSIONS if image else settings.WAGTAILDOCS_EXTENSIONS
    return [] if PurePosixPath(name).suffix.lower().removeprefix(".") in known else known


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
