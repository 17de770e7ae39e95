"""Partners of the centre's projects."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import BasePage
from home.enums import PartnerKind

from .parents import ANYWHERE


class PartnerIndexPage(BasePage):
    """The list of partners."""

    template = "pages/home/partner_index_page.html"
    schema_type = "CollectionPage"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ANYWHERE
    subpage_types: ClassVar[list[str]] = ["mowis_home.PartnerPage"]
    page_description = _("The list of partners. One is enough for the whole portal.")
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of partners")
        verbose_name_plural = _("lists of partners")


class PartnerPage(BasePage):
    """An organisation or a body that works with the centre. Its logo is the image in lists."""

    search_kind = "project"

    kind = models.CharField(_("kind"), max_length=10, choices=PartnerKind, default=PartnerKind.NGO)
    address = models.CharField(_("address"), max_length=250, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    fax = models.CharField(_("fax"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), max_length=250, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        default="PL",
        validators=[RegexValidator("^[A-Z]{2}$", _("Give the two capital letters of the country, such as PL or NO."))],
        help_text=_("Two capital letters: PL, NO."),
    )
    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/home/partner_page.html"
    parent_page_types: ClassVar[list[str]] = ["mowis_home.PartnerIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("An organisation or a body that works with the centre. Put its logo into “image in lists”.")
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("country")], heading=_("What it is")),
        MultiFieldPanel([FieldPanel(name) for name in ("address", "phone", "fax", "email", "website")], heading=_("How to reach it")),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("address"), index.FilterField("kind")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("kind", "address", "phone", "fax", "email", "website", "country")),
    ]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(country__regex="^[A-Z]{2}$"),
                name="mowis_home_partner_country_two_letters",
                violation_error_message=_("Give the two capital letters of the country, such as PL or NO."),
            )
        ]

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """The organisation that the page is about."""
        from home.structured import partner_data

        return partner_data(self)
