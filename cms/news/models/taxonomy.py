"""What articles are sorted by and who wrote them: records that editors keep and that are translated."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

SLUG_TAKEN = _("Another record has this address name already. Choose a different one.")
SLUG_HELP = _("Lower-case letters, digits and hyphens. It stands in addresses, in every language the same.")


class Term(index.Indexed, TranslatableMixin):
    """A record with a name in each language and one slug in all of them.

    The slug is the same in every language, so that an address with a filter means the same after the language is switched.
    """

    slug = models.SlugField(_("address name"), max_length=100, help_text=SLUG_HELP)
    name = models.CharField(_("name"), max_length=150)

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=False)]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("slug"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        """Refuse a slug that another record of the language has; the form has no field for the language, so Django would not see it.

        Raises:
            ValidationError: when the slug is taken.
        """
        super().clean()
        same = type(self)._default_manager.filter(slug=self.slug, locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and same.exists():
            raise ValidationError({"slug": SLUG_TAKEN})


def slug_once(name: str) -> models.UniqueConstraint:
    """The constraint that a slug stands once in each language."""
    return models.UniqueConstraint(
        fields=["slug", "locale"], name=f"mowis_news_{name}_slug_once_per_locale", violation_error_message=SLUG_TAKEN
    )


class Category(Term):
    """What an article is about, roughly: grants, law, events. An article has one."""

    description = models.CharField(_("description"), max_length=300, blank=True, help_text=_("What belongs here, in one sentence."))

    panels: ClassVar[list[Any]] = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["name"]
        constraints = [slug_once("category")]


class Series(Term):
    """Articles that belong together, such as a cycle of interviews."""

    description = models.CharField(_("description"), max_length=300, blank=True, help_text=_("What the series is about, in one sentence."))

    panels: ClassVar[list[Any]] = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["name"]
        constraints = [slug_once("series")]


class Author(Term):
    """Who wrote an article: a person, or a team."""

    role = models.CharField(_("role"), max_length=150, blank=True, help_text=_("For example: adviser of the centre."))
    url = models.URLField(_("own page"), max_length=250, blank=True, help_text=_("Where readers find more of this author's work."))
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("One or two sentences shown below the articles."))

    override_translatable_fields: ClassVar[list[Any]] = [
        *Term.override_translatable_fields,
        SynchronizedField("name", overridable=False),
        SynchronizedField("url", overridable=False),
    ]
    panels: ClassVar[list[Any]] = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("role"), FieldPanel("url"), FieldPanel("note")]

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]
        constraints = [slug_once("author")]
