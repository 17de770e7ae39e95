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
