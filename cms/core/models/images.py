"""Images with credit and licence."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PortalImage(AbstractImage):
    """An image; who made it and on what terms travel with it and are shown beside it."""

    credit = models.CharField(_("credit"), max_length=200, help_text=_("Who made it, as the author wants to be named."))
    licence = models.CharField(_("licence"), max_length=120, help_text=_("For example: CC BY 4.0, or “with the author's consent”."))

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class PortalRendition(AbstractRendition):
    """A rendition of a portal image."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="mowis_core_rendition_unique"),
        ]
