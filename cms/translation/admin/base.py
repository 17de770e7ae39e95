"""What the room's pages in the admin share."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import Translation

from cms.translation.domain.rights import may_see, may_translate


class RoomMixin(WagtailAdminTemplateMixin):
    """A page of the room, for those who may begin translations."""

    header_icon = "wagtail-localize-language"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may see translations.

        Raises:
            PermissionDenied: for everybody else.
        """
        if not may_see(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def crumbs(self) -> list[tuple[str, str]]:
        """The pages of the room above this one: address and label."""
        return [(reverse("translation_board"), _("Translation board"))]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        above = [{"url": url, "label": label} for url, label in self.crumbs()]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}]


class RoomView(RoomMixin, TemplateView):
    """A page of the room with nothing but a template."""


def translation_for(user: Any, translation_id: int) -> Translation:
    """A translation, for whoever may change it.

    Raises:
        Http404: when there is none.
        PermissionDenied: when it is not this person's to change.
    """
    rows = Translation.objects.select_related("source__specific_content_type", "source__locale", "target_locale")
    translation: Translation = get_object_or_404(rows, pk=translation_id)
    if not may_translate(user, translation):
        raise PermissionDenied
    return translation


class OneTranslationView(RoomView):
    """A page about the translation of one page into one language, for those who may work on it."""

    @cached_property
    def translation(self) -> Translation:
        """The translation, for whoever may change it."""
        return translation_for(self.request.user, self.kwargs["translation_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may translate this page; with a page its translations are deleted, so an old link may lead to none."""
        try:
            self.translation  # noqa: B018 - looking it up is asking whether the person may
        except Http404:
            if not may_see(request.user):
                raise PermissionDenied from None
            messages.warning(request, _("This translation is not there any more: its page or the page’s source was deleted."))
            return redirect("translation_board")
        return super().dispatch(request, *args, **kwargs)

    @property
    def desk_url(self) -> str:
        """The page's texts."""
        return reverse("translation_desk", args=[self.translation.pk])

    def crumbs(self) -> list[tuple[str, str]]:
        """Below the board, the page."""
        return [*super().crumbs(), (self.desk_url, self.translation.source.object_repr)]

    def get_page_subtitle(self) -> str:
        """Say which page and into which language."""
        return f"{self.translation.source.object_repr} · {self.language}"

    @property
    def language(self) -> str:
        """The language that is translated into, by its name in the reader's language."""
        return str(self.translation.target_locale.get_display_name())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what every such page names."""
        context = {
            "translation": self.translation,
            "language": self.language,
            "lang": self.translation.target_locale.language_code,
            "source_lang": self.translation.source.locale.language_code,
            "desk_url": self.desk_url,
        }
        return super().get_context_data(**{**context, **kwargs})
