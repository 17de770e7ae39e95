"""The row behind a copy of a page that a cache in front holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: Longer addresses are not given to caches in front: an index of PostgreSQL holds 2 700 bytes.
LONGEST_ADDRESS = 500


class FrontCopy(models.Model):
    """A page that was given to caches in front of the portal, which may give it out until its time ends.

    ``etag`` is that of the bytes that were given. One row for each address and what stood there: one cache may hold the old page when
    another is given the new one. It is deleted when the page was purged, or the time is over.
    """

    address = models.CharField(_("address"), max_length=LONGEST_ADDRESS)
    etag = models.CharField(max_length=80)
    given_at = models.DateTimeField(_("given on"), db_index=True)

    class Meta:
        verbose_name = _("copy in front")
        verbose_name_plural = _("copies in front")
        constraints = [models.UniqueConstraint(fields=["address", "etag"], name="mowis_core_one_row_per_front_copy")]

    def __str__(self) -> str:
        return self.address
