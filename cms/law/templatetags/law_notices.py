"""What templates ask of the law room."""

from typing import Any

from django import template

from cms.law.checking.banner import CheckNotice
from cms.law.checking.banner import check_notice as notice_on

register = template.Library()


@register.simple_tag
def check_notice(page: Any) -> CheckNotice | None:
    """What a reader of a page is to be told about its state of law, if anything."""
    return notice_on(page)
