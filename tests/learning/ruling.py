"""Setting rules on pages of a test's tree, as an editor does: by publishing."""

from typing import Any, TypeVar
from uuid import uuid4

from wagtail.models import Page

from learning.models import StepPage
from tests.factories import publish

P = TypeVar("P", bound=Page)


def needing(*pages: Page) -> Any:
    """What stands in the field of a page before which these come."""
    raw = [{"type": "page", "id": str(uuid4()), "value": page.pk} for page in pages]
    return StepPage._meta.get_field("prerequisites").stream_block.to_python(raw)


def rule(page: P, *, first: list[Page] | None = None, **values: Any) -> P:
    """Publish a page with these rules.

    Args:
        page: a course, module or step.
        first: pages that come before it.
        values: its other fields.

    Returns:
        The page as it stands then.
    """
    fresh: Any = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    if first is not None:
        fresh.prerequisites = needing(*first)
    fresh.full_clean()
    publish(fresh)
    found: P = type(page).objects.get(pk=page.pk)
    return found
