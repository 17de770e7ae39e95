"""What people look for, without who they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Searched(models.Model):
    """How often something was looked for on a day, and how often nothing was found.

    No address, no cookie, no time of day. A text with a word that no dictionary and no page knows may be somebody's name, so it is kept as
    a fingerprint only, until as many have asked as ``search.domain.logging`` says.
    """

    language = models.CharField(_("language"), max_length=10)
    day = models.DateField(_("day"))
    fingerprint = models.CharField(max_length=40)
    text = models.CharField(_("text"), max_length=100, blank=True, default="", db_default="")
    n = models.PositiveIntegerField(_("times"), default=0)
    nothing = models.PositiveIntegerField(_("times without a result"), default=0)

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        constraints = [models.UniqueConstraint(fields=["language", "day", "fingerprint"], name="mowis_search_searched_once")]
        indexes = [models.Index(fields=["day"], name="mowis_search_searched_day")]

    def __str__(self) -> str:
        return self.text
