"""Tags of pages: one word list for the whole portal, with names in three languages."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.forms.tags import TagField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.core.letters import plain_slug

LONGEST_NAME = 100
#: Room for a number behind a slug that is taken.
LONGEST_SLUG = 90
MOST_TAGS = 20
SOURCE = "pl"


def check_tag_name(name: str) -> None:
    """Refuse a tag that could not be stored, or that nobody could find.

    Raises:
        ValidationError: saying which tag, and what to do.
    """
    shown = name if len(name) <= 40 else f"{name[:40]}…"
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("The tag “%(tag)s” has %(length)d characters. Shorten it to %(most)d at most; nothing else was changed."),
            code="tag_too_long",
            params={"tag": shown, "length": len(name), "most": LONGEST_NAME},
        )
    if not name.isprintable() or not any(sign.isalnum() for sign in name):
        raise ValidationError(
            _("“%(tag)s” is no tag. Write a word with at least one letter or digit, or remove it; nothing else was changed."),
            code="tag_without_letters",
            params={"tag": "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in shown)},
        )


class PortalTagField(TagField):
    """The field in the editor. A tag that cannot be kept is a message beside the field, with all that was typed still in it."""

    def clean(self, value: Any) -> list[str]:
        """Split what was typed into tags and check each.

        Raises:
            ValidationError: for tags that are too long, no words, or too many.
        """
        # Past the parent's own check of the length: its message repeats the whole tag and says nothing about what to do.
        names: list[str] = super(TagField, self).clean(value)
        errors = []
        for name in names:
            try:
                check_tag_name(name)
            except ValidationError as error:
                errors.append(error)
        if len(names) > MOST_TAGS:
            message = _("These are %(number)d tags. Keep the %(most)d that say most; nothing else was changed.")
            errors.append(ValidationError(message, code="too_many_tags", params={"number": len(names), "most": MOST_TAGS}))
        if errors:
            raise ValidationError(errors)
        return names


class PortalTaggableManager(ClusterTaggableManager):
    """Tags of a page, checked in the editor and kept out of what a translator sees.

    wagtail-localize would take the field for a value to copy and overwrite the manager itself. It copies the child
    relation ``tagged_items`` instead, so a translation carries the tags of its source from its last update on.
    """

    def formfield(self, form_class: Any = None, **kwargs: Any) -> forms.Field:
        """Give the editor's field."""
        return super().formfield(form_class=PortalTagField, **{"tag_model": self.related_model, **kwargs})

    @staticmethod
    def get_translatable_segments(value: Any) -> list[Any]:
        """Nothing is translated here: a tag's names in other languages belong to the tag."""
        return []


class PortalTag(TagBase):
    """A tag. Its Polish name is what editors write; the other two are shown on pages in those languages."""

    name = models.CharField(_("name"), unique=True, max_length=LONGEST_NAME)
    slug = models.SlugField(
        _("slug"),
        unique=True,
        max_length=LONGEST_NAME,
        blank=True,
        help_text=_("The end of its address, and its name in content files. Leave empty and it is made from the name."),
    )
    name_en = models.CharField(_("name in English"), max_length=LONGEST_NAME, blank=True)
    name_nb = models.CharField(_("name in Norwegian"), max_length=LONGEST_NAME, blank=True)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("name_en"), FieldPanel("name_nb")], heading=_("On pages in other languages")),
        FieldPanel("slug"),
    ]

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("name"),
                name="mowis_core_tag_name_once",
                violation_error_message=_("There is a tag with this name already. Use that one, or choose another name."),
            )
        ]

    def clean(self) -> None:
        """Check the name and find a slug.

        Raises:
            ValidationError: when the name is no word.
        """
        super().clean()
        try:
            check_tag_name(self.name)
        except ValidationError as error:
            raise ValidationError({"name": error}) from None
        self.slug = self.slug or self._free_slug()

    def _free_slug(self) -> str:
        number = None
        others = type(self)._default_manager.exclude(pk=self.pk)
        while others.filter(slug=self.slugify(self.name, number)).exists():
            number = (number or 0) + 1
        return self.slugify(self.name, number)

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Make the slug in plain letters; the second of the same slug gets a 2."""
        slug = plain_slug(tag, longest=LONGEST_SLUG) or "tag"
        return slug if i is None else f"{slug}-{i + 1}"

    def title(self, language: str) -> str:
        """The name in a language, in Polish where it has none there."""
        own: str = getattr(self, f"name_{language}", None) or self.name
        return own

    def lang(self, language: str) -> str:
        """What ``lang`` its name needs on a page in that language: ``pl`` when it is shown in Polish there, else empty."""
        return "" if language == SOURCE or getattr(self, f"name_{language}", None) else SOURCE


class TaggedPage(ItemBase):
    """A tag on a page."""

    tag = models.ForeignKey(PortalTag, verbose_name=_("tag"), on_delete=models.CASCADE, related_name="tagged_pages")
    content_object = ParentalKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        verbose_name = _("tag of a page")
        verbose_name_plural = _("tags of pages")
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="mowis_core_tag_once_per_page")]


class TagsMixin(models.Model):
    """Gives a page type ``tags``. Put ``*TagsMixin.tag_panels`` among its panels."""

    tags = PortalTaggableManager(
        verbose_name=_("tags"),
        through=TaggedPage,
        blank=True,
        help_text=_("Words that readers look for, with commas between them. Choose those that exist before you make a new one."),
    )

    tag_panels = [FieldPanel("tags")]
    tag_search_fields = [index.RelatedFields("tags", [index.SearchField("name")])]
    #: The page type's own date, by which lists of tagged pages are ordered; without one it is the day of first publication.
    tagged_date = ""

    class Meta:
        abstract = True
