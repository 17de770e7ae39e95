"""Tags of the notices room."""

from typing import Any

from django import template

from cms.notices.views import links

register = template.Library()


@register.simple_tag
def report_url(kind: str, key: Any) -> str:
    """The address at which an item is reported: ``{% report_url kind key as url %}``; empty while there is no form."""
    return links.report_url(kind, key)
