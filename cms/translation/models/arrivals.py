"""Since when a text waits for its translation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import String, TranslationContext


class StringArrival(models.Model):
    """When a text first stood at its place in a source.

    wagtail-localize makes the rows of a source's texts anew whenever their order changes and keeps no date with them, so the first
    appearance is kept here. A text that returns after it was taken out has its first date.
    """

    context = models.ForeignKey(TranslationContext, verbose_name=_("place"), on_delete=models.CASCADE, related_name="+")
    string = models.ForeignKey(String, verbose_name=_("text"), on_delete=models.CASCADE, related_name="+")
    appeared_at = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("first appearance of a text")
        verbose_name_plural = _("first appearances of texts")
        constraints = [models.UniqueConstraint(fields=["context", "string"], name="mowis_translation_arrival_once")]

    def __str__(self) -> str:
        return f"{self.context_id} {self.appeared_at:%Y-%m-%d}"
