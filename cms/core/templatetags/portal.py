"""Tags for what a page knows of itself. Its place – menus, languages, breadcrumbs – is in the context's ``portal``."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

from cms.core.pages.bodies import text_html
from cms.core.pages.changes import Change, changes_of
from cms.core.pages.publication_record import PublicationRecord
from cms.core.pages.publication_record import publication_record as record_of

register = template.Library()


@register.simple_tag
def publication_record(page: Any) -> PublicationRecord:
    """The publication record (metryczka) of a page: ``{% publication_record page as record %}``."""
    return record_of(page)


@register.simple_tag(takes_context=True)
def content_checker(context: Context) -> SafeString:
    """In the editor's preview, what Wagtail's content checker works with; nothing on the site: ``{% content_checker %}``."""
    shown = getattr(context.get("request"), "in_preview_panel", False)
    return wagtailuserbar(context) if shown else SafeString("")


@register.simple_tag
def page_changes(page: Any) -> list[Change]:
    """The public list of changes of a page, the newest first: ``{% page_changes page as changes %}``."""
    return changes_of(page)


@register.simple_tag(takes_context=True)
def page_text(context: Context, page: Any, field: str) -> SafeString:
    """A rich text of a page beside its body: ``{% page_text page "before" %}``."""
    return text_html(page, context.get("request"), field)
