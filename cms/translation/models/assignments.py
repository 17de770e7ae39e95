"""Who translates what."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class Assignment(models.Model):
    """A person who answers for the translation of a page into a language. The page is known by its translation key."""

    page_key = models.UUIDField(_("page"))
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("translator"), on_delete=models.CASCADE, related_name="translation_assignments"
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("assigned by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_at = models.DateTimeField(_("assigned on"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("assignment of a translation")
        verbose_name_plural = _("assignments of translations")
        constraints = [models.UniqueConstraint(fields=["page_key", "locale"], name="mowis_translation_one_assignee")]

    def __str__(self) -> str:
        return f"{self.page_key} {self.locale_id}"
