"""Kept counters of feedback: the report costs the same with one vote and with a hundred thousand."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FeedbackCount(models.Model):
    """How many votes or reasons of a kind a page got in a month, by the version of the page that the readers saw.

    ``measure`` is a value of ``Vote`` or ``Reason``. Counts stay when the opinions themselves are deleted for their age.
    """

    page_key = models.UUIDField(_("page"))
    locale = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    month = models.DateField(_("month"))
    published_at = models.DateTimeField(_("page as published on"))
    measure = models.CharField(_("measure"), max_length=10)
    n = models.PositiveIntegerField(_("how many"), default=0)

    class Meta:
        verbose_name = _("count of opinions")
        verbose_name_plural = _("counts of opinions")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page_key", "locale", "month", "published_at", "measure"],
                name="mowis_feedback_count_once",
                violation_error_message=_("This is counted already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.locale} {self.month} {self.measure} {self.n}"
