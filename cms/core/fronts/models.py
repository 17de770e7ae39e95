"""The row behind a copy of a page that a cache in front holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: Longer addresses are not given to caches in front: an index of PostgreSQL holds 2 700 bytes.
LONGEST_ADDRESS = 500


class FrontCopy(models.Model):
    """A page that was given to caches in front of the portal, which may give it out until its time ends.

    ``etag`` is that of the bytes that were given. One row for each address; it is deleted when the page was purged, or the time is over.
    """

    address = models.CharField(_("address"), max_length=LONGEST_ADDRESS)
    etag = models.CharField(max_length=80)
    given_at = models.DateTimeField(_("given on"), db_index=True)

    class Meta:
        verbose_name = _("copy in front")
        verbose_name_plural = _("copies in front")
        constraints = [models.UniqueConstraint(fields=["address"], name="mowis_core_one_front_copy_per_address")]

    def __str__(self) -> str:
        return self.address
