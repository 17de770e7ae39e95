"""Who answers for a page: whoever owns it, else the people whose groups may publish where it stands."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import GroupPagePermission

from .queue import Due


def who_answers(rows: Iterable[Due]) -> dict[Any, list[Due]]:
    """Rows by the person who is told of them; four statements, however many rows.

    The owner of a page is told while they may still publish it. Without one, everybody is told whose group may publish the page. Where
    there is no such person either, and for acts, those who keep records of law are told; last of all, administrators.

    Args:
        rows: what waits.

    Returns:
        People with an account that is active and an address, each with their rows, in the order of their addresses.
    """
    found = list(rows)
    members = _members()
    publishers = _publishers()
    keepers = _keepers(members)
    told: dict[int, list[Due]] = {}
    for row in found:
        groups = {group for path, group in publishers if row.path and row.path.startswith(path)}
        able = {pk for pk, person in members.items() if person.is_superuser or groups & _groups(person)}
        ordinary = {pk for pk in able if not members[pk].is_superuser}
        answer = {row.owner_id} if row.owner_id in able else ordinary or keepers
        for pk in answer:
            told.setdefault(pk, []).append(row)
    return {members[pk]: told[pk] for pk in sorted(told, key=lambda pk: members[pk].email)}


def admin_language(person: Any) -> str:
    """The language in which a person works in the admin; else the one in which they get mail."""
    profile = getattr(person, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or getattr(person, "language", "") or settings.LANGUAGE_CODE


def _members() -> dict[int, Any]:
    people = get_user_model().objects.filter(is_active=True).exclude(email="").filter(_staff())
    return {person.pk: person for person in people.select_related("wagtail_userprofile").prefetch_related("groups").distinct()}


def _staff() -> Any:
    return Q(is_superuser=True) | Q(groups__page_permissions__isnull=False) | Q(groups__permissions__codename="change_legalact")


def _groups(person: Any) -> set[int]:
    return {group.pk for group in person.groups.all()}


def _publishers() -> list[tuple[str, int]]:
    rows = GroupPagePermission.objects.filter(permission__codename="publish_page")
    return list(rows.values_list("page__path", "group_id"))


def _keepers(members: dict[int, Any]) -> set[int]:
    keep = set(
        Group.objects.filter(permissions__codename="change_legalact", permissions__content_type__app_label="mowis_law").values_list(
            "pk", flat=True
        )
    )
    ordinary = {pk for pk, person in members.items() if keep & _groups(person)}
    return ordinary or {pk for pk, person in members.items() if person.is_superuser}
