"""What the room's pages in the admin share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import Translation

from cms.translation.domain.rights import may_see, may_translate


class RoomView(WagtailAdminTemplateMixin, TemplateView):
    """A page of the room, for those who may begin translations."""

    header_icon = "wagtail-localize-language"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may see translations.

        Raises:
            PermissionDenied: for everybody else.
        """
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def crumbs(self) -> list[tuple[str, str]]:
        """The pages of the room above this one: address and label."""
        return [(reverse("translation_board"), _("Translation board"))]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        above = [{"url": url, "label": label} for url, label in self.crumbs()]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}]


class OneTranslationView(RoomView):
    """A page about the translation of one page into one language, for those who may work on it."""

    @cached_property
    def translation(self) -> Translation:
        """The translation.

        Raises:
            Http404: when there is none.
        """
        rows = Translation.objects.select_related("source__specific_content_type", "source__locale", "target_locale")
        return get_object_or_404(rows, pk=self.kwargs["translation_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may translate this page.

        Raises:
            PermissionDenied: for everybody else.
        """
        if not may_translate(request.user, self.translation):
            raise PermissionDenied
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
