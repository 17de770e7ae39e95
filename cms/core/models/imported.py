"""What a load wrote last, so that the next one can tell an editor's work from its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedContent(models.Model):
    """The state in which a load left a page, or a record that pages name, in one language.

    A page whose state differs now was edited in the admin; a load keeps it and says so. ``content_hash`` is empty when
    the load itself withdrew the page. ``children`` are the keys of the child pages in the order in which they were left;
    ``object_key`` is the row of a record, whose table may have no key of ours.
    """

    translation_key = models.UUIDField(_("page"))
    locale_code = models.CharField(_("language"), max_length=10)
    content_hash = models.CharField(max_length=64, blank=True)
    object_key = models.CharField(max_length=64, blank=True)
    children = models.JSONField(default=list, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    loaded_at = models.DateTimeField(_("loaded on"), auto_now=True)

    class Meta:
        verbose_name = _("imported content")
        verbose_name_plural = _("imported content")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale_code"], name="mowis_core_imported_once_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.translation_key} {self.locale_code}"
