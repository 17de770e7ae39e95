"""Links that lead nowhere, as the daily check left them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkKind(models.TextChoices):
    """Where a link leads."""

    PAGE = "page", _("page of the portal")
    DOCUMENT = "document", _("document")
    IMAGE = "image", _("image")
    ADDRESS = "address", _("address on the portal")
    EXTERNAL = "external", _("other site")


class BrokenLink(models.Model):
    """A link on a live page that did not resolve when it was last checked."""

    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("leads to"), max_length=10, choices=LinkKind)
    target = models.CharField(_("link"), max_length=1000)
    problem = models.CharField(_("what is wrong"), max_length=30)
    found_at = models.DateTimeField(_("found on"), auto_now_add=True)
    checked_at = models.DateTimeField(_("checked on"))
    #: Checks in a row that failed: another site may be away for an hour.
    failures = models.PositiveSmallIntegerField(_("failed checks"), default=1)
    #: Whether the other site said that there is no such page, which waiting does not mend.
    is_gone = models.BooleanField(_("gone"), default=True)

    class Meta:
        verbose_name = _("broken link")
        verbose_name_plural = _("broken links")
        ordering = ["-found_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "kind", "target"], name="mowis_core_broken_link_once"),
        ]

    def __str__(self) -> str:
        return self.target
