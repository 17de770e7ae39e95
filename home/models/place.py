"""A place that people come to."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.blocks.text import TEXT_FEATURES
from cms.core.fields import PortalStreamField
from cms.core.models import AccessibleVersionsMixin, BasePage
from home.blocks import HoursRows, MeetingRows
from home.districts import DISTRICTS

from .parents import ANYWHERE


class PlacePage(AccessibleVersionsMixin, BasePage):
    """The centre as a place: where it is, when it is open, who meets there, how to get in."""

    address = models.CharField(_("address"), max_length=250)
    district = models.PositiveSmallIntegerField(_("district"), choices=DISTRICTS, null=True, blank=True)
    hours = PortalStreamField(HoursRows(), verbose_name=_("opening hours"), blank=True)
    meetings = PortalStreamField(MeetingRows(), verbose_name=_("recurring meetings"), blank=True)
    getting_there = RichTextField(_("getting there"), blank=True, features=TEXT_FEATURES, max_length=4000)
    access = RichTextField(
        _("accessibility of the place"),
        blank=True,
        features=TEXT_FEATURES,
        max_length=4000,
        help_text=_("Entrance, lift, toilets, induction loop, parking, assistance dogs – what is there and what is not."),
    )
    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/home/place_page.html"
    parent_page_types: ClassVar[list[str]] = ANYWHERE
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A place that people come to: address, hours, meetings, how to get there and in.")
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("address"), FieldPanel("district")], heading=_("Where it is")),
        MultiFieldPanel([FieldPanel("hours"), FieldPanel("meetings")], heading=_("When people meet there")),
        MultiFieldPanel([FieldPanel("getting_there"), FieldPanel("access")], heading=_("The way there and in")),
        FieldPanel("body"),
        *AccessibleVersionsMixin.accessible_panels,
    ]
    search_fields = [*BasePage.search_fields, *(index.SearchField(name) for name in ("body", "address", "getting_there", "access"))]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *AccessibleVersionsMixin.synchronized_accessible_fields,
        SynchronizedField("address", overridable=False),
        SynchronizedField("district", overridable=False),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(district=None) | models.Q(district__gte=1, district__lte=len(DISTRICTS)),
                name="mowis_home_place_district_known",
                violation_error_message=_("Kraków has districts 1 to 18."),
            )
        ]

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """The place that the page is about."""
        from home.structured import place_data

        return place_data(self)
