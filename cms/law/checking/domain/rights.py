"""Who may look at what waits, and who may say that it was checked."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from .queue import Due

EDITING = {"change", "publish"}
CHANGE_ACT = "mowis_law.change_legalact"


def may_see(user: Any) -> bool:
    """Whether a person keeps records of law, or edits pages in the language in which they are written."""
    return bool(user.has_perm(CHANGE_ACT))


def visible(rows: Iterable[Due], user: Any) -> tuple[list[Due], set[int]]:
    """What a person may edit, and which pages of it they may publish; two statements.

    Args:
        rows: what waits.
        user: the person.

    Returns:
        The rows that they may edit, and the ids of pages that they may settle; an act is settled by whoever may change it.
    """
    found = list(rows)
    ids = {row.page_id for row in found if row.path}
    policy = PagePermissionPolicy(Page)
    edits = _among(policy.instances_user_has_any_permission_for(user, EDITING), ids)
    publishes = _among(policy.instances_user_has_any_permission_for(user, {"publish"}), ids)
    keeps_acts = user.has_perm(CHANGE_ACT)
    mine = [row for row in found if (row.page_id in edits if row.path else keeps_acts)]
    return mine, publishes


def may_settle(row: Due, user: Any, publishes: set[int]) -> bool:
    """Whether a person may say of a row that it was checked: who may publish the page, or change the act."""
    return row.page_id in publishes if row.path else bool(user.has_perm(CHANGE_ACT))


def _among(pages: Any, ids: set[int | None]) -> set[int]:
    return set(pages.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
