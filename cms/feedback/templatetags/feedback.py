"""Tags of the feedback room."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from cms.feedback.domain.pages import asks_if_helpful

register = template.Library()


@register.simple_tag(takes_context=True)
def feedback_url(context: Context) -> str:
    """Where readers say whether the page that they see helped: ``{% feedback_url as url %}``.

    Empty where nobody is asked: for views that are no page, pages whose type does not ask, archival ones and drafts.
    """
    request: Any = context.get("request")
    route = getattr(request, "_wagtail_route_for_request", None)
    if route is None or request.method not in ("GET", "HEAD") or getattr(request, "is_preview", False):
        return ""
    page, args, _kwargs = route
    # With arguments it is a view below the page, such as its print version.
    if args or getattr(page, "is_archived", False) or not asks_if_helpful(page):
        return ""
    return reverse("feedback_vote", args=[page.translation_key])
