"""What a preview was made of, as one fingerprint: while it is the same, an import does what the preview says."""

import hashlib
import json
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from cms.core.exchange.archive import ArchiveFolder
from cms.core.exchange.package import Package
from cms.core.models import ImportedContent
from learning.exchange.loading import course_index
from learning.models import CoursePage

_OF_PAGES = ("translation_key", "locale_id", "path", "live", "has_unpublished_changes", "latest_revision_id", "live_revision_id", "locked")
_OF_MEMORY = ("translation_key", "locale_code", "content_hash", "children")


def course_state(package: Package) -> str:
    """The fingerprint of the file, of the course that it would change, in every language, and of what earlier loads remember of it.

    Learners' answers are no part of it: they come in every minute, and an import does the same whatever their number.
    """
    key = package.pages[0].key
    wanted = Q(translation_key__in=package.keys)
    for path in CoursePage.objects.filter(translation_key=key).order_by("path").values_list("path", flat=True):
        wanted |= Q(path__startswith=path)
    pages = list(Page.objects.filter(wanted).order_by("path").values_list(*_OF_PAGES))
    rows = ImportedContent.objects.filter(Q(source=package.label) | Q(translation_key__in=package.keys))
    memory = list(rows.order_by("translation_key", "locale_code", "pk").values_list(*_OF_MEMORY))
    files = sorted(package.folder.digests.items()) if isinstance(package.folder, ArchiveFolder) else []
    data = json.dumps([files, pages, memory, settings.LANGUAGE_CODE], default=str)
    return hashlib.sha256(data.encode()).hexdigest()


def lock_course(key: UUID) -> None:
    """Let nobody else import this course until the transaction ends; the list of courses stands for one that is not there yet."""
    index = course_index()
    keys = [key, *([index.translation_key] if index else [])]
    list(Page.objects.select_for_update().filter(translation_key__in=keys).order_by("pk").values_list("pk"))


def locked_pages(package: Package) -> list[str]:
    """Titles of the pages that somebody has locked, in whichever language; an import would write over what the lock protects."""
    return list(Page.objects.filter(translation_key__in=package.keys, locked=True).order_by("path").values_list("title", flat=True))
