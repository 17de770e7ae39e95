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
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.translation.errors import TranslationRoomError
from cms.translation.models import Assignment

from .rights import ADMIN, SUBMIT, front_page


def translators_of(locale: Locale) -> QuerySet[Any]:
    """People who may translate into a language: those who may begin translations and edit its front page. Two statements.

    Args:
        locale: the language.
    """
    home, people = front_page(locale), get_user_model()._default_manager
    if home is None:
        return people.none()
    found: QuerySet[Any] = PagePermissionPolicy(Page).users_with_permission_for_instance("change", home).filter(is_active=True)
    for name in (ADMIN, SUBMIT):
        found = found.filter(pk__in=people.with_perm(name, backend="django.contrib.auth.backends.ModelBackend").values("pk"))
    return found.order_by("last_name", "first_name", "email")


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
    if assignee is not None and not translators_of(locale).filter(pk=assignee.pk).exists():
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
