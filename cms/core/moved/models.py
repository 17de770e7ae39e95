"""The row behind an old address."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: Longer addresses are not kept: no browser's bar shows them, and an index of PostgreSQL holds 2 700 bytes.
LONGEST_PATH = 1000


class MovedAddress(models.Model):
    """Where a page stood before it was moved or renamed.

    There is one row for the page that moved and none for those below it: an address is looked up by all its beginnings, the
    longest wins, and what follows is put after the page's present address. ``path`` is what follows the language, so that
    renaming a front page changes nothing. The newest page that left an address owns it.
    """

    locale_code = models.CharField(_("language"), max_length=10)
    path = models.CharField(_("old address"), max_length=LONGEST_PATH)
    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    moved_at = models.DateTimeField(_("moved on"), default=timezone.now)

    class Meta:
        verbose_name = _("moved address")
        verbose_name_plural = _("moved addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["locale_code", "path"],
                name="mowis_core_moved_once_per_address",
                violation_error_message=_("This old address leads to a page already."),
            ),
        ]

    def __str__(self) -> str:
        return f"/{self.locale_code}/{self.path}"
