"""What templates ask of the law room."""

from typing import Any

from django import template

from cms.law.checking.banner import CheckNotice
from cms.law.checking.banner import check_notice as notice_on
from cms.law.checking.proof import is_draft, rests_on_little

register = template.Library()


@register.simple_tag
def check_notice(page: Any) -> CheckNotice | None:
    """What a reader of a page is to be told about its state of law, if anything."""
    return notice_on(page)


@register.simple_tag
def shown_as_draft(page: Any) -> bool:
    """Whether the page's state of law says that it is a draft."""
    return is_draft(page)


@register.simple_tag
def needs_draft_notice(page: Any) -> bool:
    """Whether a page that does not show its state of law rests on what nobody has verified."""
    return not getattr(page, "shows_legal_state", True) and rests_on_little(page)
