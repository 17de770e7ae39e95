"""The unit that publishes (podmiot publikujący)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class PublishingEntity(index.Indexed, models.Model):
    """A unit that answers for what it publishes (podmiot publikujący; ustawa o dostępie do informacji publicznej, art. 8 ust. 6).

    Unit names change over time, so a page points at the unit that published it then.
    """

    name = models.CharField(_("name"), max_length=200, unique=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    bip_url = models.URLField(_("address in the Public Information Bulletin (BIP)"), blank=True)
    is_default = models.BooleanField(_("publishes unless a page says otherwise"), default=False)

    panels = [FieldPanel(name) for name in ("name", "address", "email", "phone", "bip_url", "is_default")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("publishing unit")
        verbose_name_plural = _("publishing units")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="mowis_core_one_default_entity",
                violation_error_message=_("Another unit is the default already. Untick it there first."),
            )
        ]

    def __str__(self) -> str:
        return self.name
