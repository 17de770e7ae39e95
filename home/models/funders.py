"""Who pays for projects."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

SLUG_TAKEN = _("Another funder has this key already. Choose a different one.")


class Funder(index.Indexed, TranslatableMixin):
    """A fund or a body that pays for projects, with the sign that it wants to be shown by.

    Written in Polish; its name and the text in place of its logo have translations.
    """

    slug = models.SlugField(_("key"), max_length=100, help_text=_("The name by which content files know it. It stays."))
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("own page"), max_length=250, blank=True)
    logo = models.ForeignKey(
        "mowis_core.PortalImage", verbose_name=_("logo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    alt = models.CharField(
        _("text in place of the logo"), max_length=250, blank=True, help_text=_("What the logo says. Leave empty to use the name.")
    )

    panels = [FieldPanel(name) for name in ("name", "slug", "url", "logo", "alt")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale_id")]
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in ("slug", "url", "logo")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="mowis_home_funder_slug_once", violation_error_message=SLUG_TAKEN)
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a key that another funder of the language has; the form has no field for the language, so Django would not see it.

        Raises:
            ValidationError: when the key is taken.
        """
        super().clean()
        same = Funder.objects.filter(slug=self.slug, locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and same.exists():
            raise ValidationError({"slug": SLUG_TAKEN})
