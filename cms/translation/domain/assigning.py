"""Who answers for which translations."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms.translation.errors import TranslationRoomError
from cms.translation.models import Assignment

from .rights import front_page, may_see


def translators_of(locale: Locale) -> list[Any]:
    """People who may translate into a language: those who may edit its front page.

    Args:
        locale: the language.
    """
    home = front_page(locale)
    users: QuerySet[Any] = get_user_model()._default_manager.filter(is_active=True).order_by("last_name", "first_name", "email")
    staff = users.filter(groups__permissions__codename="access_admin").distinct() | users.filter(is_superuser=True).distinct()
    return [user for user in staff if home and may_see(user) and home.permissions_for_user(user).can_edit()]


@transaction.atomic
def assign(*, page_keys: Iterable[UUID], locale: Locale, assignee: Any | None, by: Any, with_below: bool = False) -> int:
    """Give pages to a translator, or to nobody.

    Args:
        page_keys: translation keys of pages of the source language.
        locale: the language.
        assignee: who answers for them from now on; None takes them back.
        by: who decides.
        with_below: whether the pages below them go along.

    Returns:
        How many pages changed hands.

    Raises:
        TranslationRoomError: when the person may not translate into this language.
    """
    if assignee is not None and assignee not in translators_of(locale):
        raise TranslationRoomError(_("%s may not translate into this language. Nothing was assigned.") % assignee)
    keys = _with_below(set(page_keys)) if with_below else set(page_keys)
    present = Assignment.objects.filter(page_key__in=keys, locale=locale)
    if assignee is None:
        return present.delete()[0]
    equal = set(present.filter(assignee=assignee).values_list("page_key", flat=True))
    now = timezone.now()
    rows = [Assignment(page_key=key, locale=locale, assignee=assignee, assigned_by=by, assigned_at=now) for key in keys - equal]
    Assignment.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["page_key", "locale"], update_fields=["assignee", "assigned_by", "assigned_at"]
    )
    return len(rows)


def _with_below(keys: set[UUID]) -> set[UUID]:
    source = Page.objects.filter(locale=Locale.get_default(), alias_of=None)
    found = set(keys)
    for page in source.filter(translation_key__in=keys):
        found.update(source.filter(path__startswith=page.path).values_list("translation_key", flat=True))
    return found
