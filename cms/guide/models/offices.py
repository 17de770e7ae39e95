"""Offices where procedures are dealt with."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

SLUG_TAKEN = _("Another office has this key already. Choose a different one.")
HALF_A_POINT = _("Give both latitude and longitude, or neither.")
SLUG = RegexValidator(r"^[a-z0-9]+(?:-[a-z0-9]+)*$", _("Use small letters a–z, digits and hyphens only."))
#: The shape is checked loosely: AE, PL and groups of digits and letters (adres do doręczeń elektronicznych).
E_DELIVERY = RegexValidator(
    r"^AE:PL-[A-Z0-9]+(?:-[A-Z0-9]+)+$", _("An address for e-Doręczenia begins with AE:PL- and has groups joined by hyphens.")
)
#: What is the same in all languages.
SAME = ("slug", "address", "latitude", "longitude", "e_delivery", "email", "phone", "website")


class Office(TranslatableMixin, index.Indexed, models.Model):
    """An office (urząd): address, hours, map and its address for e-Doręczenia. Procedures name it, so a change is made once.

    Written in Polish; name, unit, hours and notes have translations, the rest is the same in all languages.
    """

    slug = models.SlugField(_("key"), max_length=80, validators=[SLUG], help_text=_("The name by which content files know it. It stays."))
    name = models.CharField(_("name"), max_length=200)
    unit = models.CharField(_("unit"), max_length=200, blank=True, help_text=_("Department or section, if readers need it."))
    address = models.CharField(_("address"), max_length=250, blank=True, help_text=_("Street, number, postal code, town."))
    hours = models.CharField(_("hours"), max_length=250, blank=True, help_text=_("For example: Monday to Friday, 9–16."))
    access = models.CharField(
        _("accessibility"), max_length=300, blank=True, help_text=_("Entrance without steps, lift, sign language interpreter.")
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    e_delivery = models.CharField(_("e-Doręczenia"), max_length=60, blank=True, validators=[E_DELIVERY])
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    website = models.URLField(_("website"), max_length=250, blank=True)
    note = models.TextField(_("note"), max_length=500, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("unit"),
        MultiFieldPanel([FieldPanel(name) for name in ("address", "hours", "access")], heading=_("Where and when")),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")], heading=_("On the map")),
        MultiFieldPanel([FieldPanel(name) for name in ("e_delivery", "email", "phone", "website")], heading=_("From a distance")),
        FieldPanel("note"),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("unit"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in SAME]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="mowis_guide_office_slug_once", violation_error_message=SLUG_TAKEN),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None) | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="mowis_guide_office_whole_point",
                violation_error_message=HALF_A_POINT,
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None) | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="mowis_guide_office_point_on_earth",
                violation_error_message=_("This point is not on the earth. Check latitude and longitude."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.unit}" if self.unit else self.name

    @property
    def map_url(self) -> str:
        """Where the office stands on the map (OpenStreetMap); empty without a point."""
        if self.latitude is None:
            return ""
        return f"https://www.openstreetmap.org/?mlat={self.latitude}&mlon={self.longitude}#map=17/{self.latitude}/{self.longitude}"

    def clean(self) -> None:
        """Refuse a key that another office of the language has; the form has no field for the language, so Django would not see it.

        Raises:
            ValidationError: when the key is taken.
        """
        super().clean()
        same = Office.objects.filter(slug=self.slug, locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and same.exists():
            raise ValidationError({"slug": SLUG_TAKEN})
