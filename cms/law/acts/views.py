"""The list of legal acts, and the page of one."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.pages.view_head import crumbs_of, view_head
from cms.law.checking.banner import CheckNotice

from .addresses import everywhere, list_address
from .articles import articles_of
from .rows import act_rows
from .structured import act_node, list_node


@require_safe
def act_list(request: HttpRequest) -> HttpResponse:
    """The acts that the portal rests on, in the order of their titles."""
    language = get_language() or settings.LANGUAGE_CODE
    acts = list(act_rows(language).values())
    title, places = _("Legal acts"), everywhere()
    crumbs = crumbs_of((title, places[language]))
    lead = _("The acts on which this portal rests: where they are published, since when they apply, and which of our pages cite them.")
    head = view_head(title=title, description=lead, places=places, crumbs=crumbs, node=list_node(acts, language))
    return TemplateResponse(
        request, "pages/law/act_list.html", {"title": title, "lead": lead, "acts": acts, "crumbs": crumbs, "head": head}
    )


@require_safe
def act_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One act with the places that the portal cites.

    Raises:
        Http404: when no act has that name in addresses.
    """
    language = get_language() or settings.LANGUAGE_CODE
    act = act_rows(language).get(slug)
    if act is None:
        raise Http404
    places = everywhere(slug)
    crumbs = crumbs_of((_("Legal acts"), list_address(language)), (act.short_name, places[language]))
    told = _("Where the act %(act)s is published, since when it applies, and which pages of the portal cite it.") % {"act": act.short_name}
    node = {"@type": "WebPage", "mainEntity": act_node(act, language)}
    head = view_head(title=f"{act.short_name} – {capfirst(act.title)}", description=told, places=places, crumbs=crumbs, node=node)
    context = {
        "act": act,
        "articles": articles_of(act, language),
        "notice": CheckNotice(act.state_of_law_on, []) if act.is_due and not act.has_ended else None,
        "crumbs": crumbs,
        "head": head,
    }
    return TemplateResponse(request, "pages/law/act_page.html", context)
