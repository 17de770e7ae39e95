"""The name of an act in addresses."""

from collections.abc import Container
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cms.core.language import folded
from cms.core.pages.places import language_codes

LONGEST = 50
SLUG_TAKEN = _("Another act has this address name already. Choose a different one, or leave the field empty.")


class AddressNameMixin(models.Model):
    """An act's name in addresses, the same in every language. It is made of the short name once and outlasts a change of that."""

    slug = models.SlugField(
        _("address name"),
        max_length=LONGEST,
        blank=True,
        help_text=_("Empty: made of the short name. Links lead to it, so it does not change later."),
    )

    class Meta:
        abstract = True


#: Stand in the model's ``Meta``, which constraints of a mixin do not reach beside its own.
ADDRESS_CONSTRAINTS: list[models.BaseConstraint] = [
    models.UniqueConstraint(fields=["slug", "locale"], name="mowis_law_act_slug_once_per_locale", violation_error_message=SLUG_TAKEN),
    models.CheckConstraint(
        condition=~models.Q(slug=""),
        name="mowis_law_act_has_slug",
        violation_error_message=_("An act needs a name in addresses. Type one: lower-case letters, digits and hyphens."),
    ),
]


def settle_slug(act: Any) -> None:
    """Give an act its name in addresses, unless it has one: that of its record in another language, else one of its short name.

    Args:
        act: as it is about to be saved; two statements at most.
    """
    if act.slug or not act.short_name or not act.locale_id:
        return
    others = type(act)._default_manager.exclude(pk=act.pk).order_by("pk")
    kin = others.filter(translation_key=act.translation_key).values_list("slug", flat=True).first()
    base = slugify(folded(act.short_name))[: LONGEST - 4] or "akt"
    act.slug = kin or _free(base, set(others.filter(slug__startswith=base).values_list("slug", flat=True)))


def spread_slug(act: Any) -> None:
    """After the Polish record was saved, give its name in addresses to the translations, so that the act is at one name everywhere."""
    if language_codes().get(act.locale_id) == settings.LANGUAGE_CODE:
        type(act)._default_manager.filter(translation_key=act.translation_key).exclude(slug=act.slug).update(slug=act.slug)


def _free(base: str, taken: Container[str]) -> str:
    """The base, or with the first number behind it that nobody has."""
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
