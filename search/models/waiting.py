"""What could not be brought into the index, and is tried again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Waiting(models.Model):
    """A key of a source that changed while the index could not be written; the scheduler tries it again (``catch_up_search``)."""

    source = models.CharField(_("source"), max_length=20)
    key = models.CharField(_("key"), max_length=64)
    since = models.DateTimeField(_("since"), auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("change that waits for the search index")
        verbose_name_plural = _("changes that wait for the search index")
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="mowis_search_waiting_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"
