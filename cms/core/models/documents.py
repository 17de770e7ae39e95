"""Documents with the language they are written in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document


class PortalDocument(AbstractDocument):
    """A file for download; ``language`` sets ``lang`` and ``hreflang`` on its links."""

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="pl")

    admin_form_fields = (*Document.admin_form_fields, "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Look at the file's kind when there is a file.

        One of several uploads gets its title in a form without a file; Wagtail would lay the missing file at the door of a field
        that this form does not have, and fail.
        """
        if self.file:
            super().clean()
