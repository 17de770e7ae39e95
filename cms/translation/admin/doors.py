"""The other doors through which a page could go public half translated: wagtail-localize's own editor and its “sync” page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.translation.domain.following import sync_translations
from cms.translation.domain.publishing import missing_texts


def refuse_half_translated(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to publish a translated page while texts are missing, with the list of them; None lets it pass."""
    missing = missing_texts(page)
    if not missing:
        return None
    head = _("“%(title)s” was not published in this language. These texts are not translated yet:") % {"title": page.title}
    rows = format_html_join("", '<li lang="pl">{}</li>', ((text,) for text in missing))
    messages.error(request, format_html("{}<ul>{}</ul>", head, rows))
    return redirect("wagtailadmin_pages:edit", page.pk)


def gate_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The gate of wagtail-localize's editor."""
    if request.method == "POST" and request.POST.get("action") == "publish":
        return refuse_half_translated(request, page)
    return None


def gate_bulk(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """The gate of publishing many pages at once."""
    if action_type != "publish" or action.models != [Page]:
        return None
    refusals = (refuse_half_translated(request, page) for page in objects)
    return next((refusal for refusal in refusals if refusal), None)


class FollowView(UpdateTranslationsView):
    """wagtail-localize's “sync translated pages”, by the portal's rule: who is complete follows at once, nobody is half overwritten."""

    def get_form(self) -> forms.Form:
        """There is nothing to choose for a page; a record keeps wagtail-localize's own form."""
        return forms.Form(self.request.POST if self.request.method == "POST" else None) if self.is_page else super().get_form()

    @property
    def is_page(self) -> bool:
        """Whether the source is a page."""
        return issubclass(self.object.specific_content_type.model_class(), Page)

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the texts anew and update what is complete; say what waits."""
        if not self.is_page:
            return super().form_valid(form)
        synced = sync_translations(self.object.get_source_instance())
        waiting = self.object.translations.filter(enabled=True).exclude(pk__in=[one.pk for one in synced]).count()
        done = ngettext("%(count)d translation was updated.", "%(count)d translations were updated.", len(synced)) % {"count": len(synced)}
        left = ngettext(
            "%(count)d translation waits for texts or is not public; it stays as it is.",
            "%(count)d translations wait for texts or are not public; they stay as they are.",
            waiting,
        ) % {"count": waiting}
        messages.success(self.request, f"{done} {left}" if waiting else done)
        return redirect(self.get_success_url() or "translation_board")


#: Stands before wagtail-localize's own address of the same path.
URLS = [path("localize/update/<int:translation_source_id>/", FollowView.as_view(), name="translation_follow")]
