"""People and desks that readers can turn to."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField


class Contact(TranslatableMixin, index.Indexed, models.Model):
    """A contact card: a person, a desk or an office. Pages name it by its slug, so a changed number changes everywhere.

    The record is written in Polish; name, role, unit, hours and note have translations, the rest is the same in all languages.
    """

    slug = models.SlugField(
        _("key"),
        max_length=80,
        help_text=_("The name by which pages and content files know this card, such as “coordinator”. It stays."),
        validators=[RegexValidator(r"^[a-z0-9]+(?:-[a-z0-9]+)*$", _("Use small letters a–z, digits and hyphens only."))],
    )
    name = models.CharField(_("name"), max_length=150, help_text=_("Of a person or of a desk, as readers know it."))
    role = models.CharField(_("role"), max_length=150, blank=True, help_text=_("What readers may turn to them with."))
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    hours = models.CharField(_("hours"), max_length=250, blank=True, help_text=_("For example: Monday to Friday, 9–16."))
    note = models.TextField(_("note"), max_length=500, blank=True)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("role"), FieldPanel("unit")], heading=_("Who it is")),
        MultiFieldPanel([FieldPanel(name) for name in ("phone", "email", "address", "hours")], heading=_("How to reach them")),
        FieldPanel("note"),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("role"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in ("slug", "address", "email", "phone")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"],
                name="mowis_core_contact_slug_once",
                violation_error_message=_("Another contact has this key already. Choose a different one."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name

    @property
    def phone_link(self) -> str:
        """The number as ``tel:`` takes it; empty when there are words or several numbers in it."""
        number = "".join(sign for sign in self.phone if sign not in " -()./\u00a0")
        return number if number.removeprefix("+").isdigit() else ""
