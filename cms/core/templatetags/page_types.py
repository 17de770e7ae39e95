"""Icons of page types in the list from which an editor chooses what to write."""

from django import template
from django.conf import settings

register = template.Library()
PLAIN = "doc-empty"


@register.simple_tag
def page_type_icon(app_label: str, model_name: str) -> str:
    """The name of a page type's icon: ``{% page_type_icon app_label model_name as name %}``."""
    return str(settings.PAGE_TYPE_ICONS.get(f"{app_label}.{model_name}", PLAIN))
