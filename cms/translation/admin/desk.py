"""The translator's desk: the texts of a page, one after another."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from cms.translation.domain.desk import desk_texts, next_waiting
from cms.translation.domain.languages import target_locales
from cms.translation.domain.memory import fill_from_memory
from cms.translation.domain.publishing import begin_translation, publish_translation
from cms.translation.domain.rights import front_page, may_publish, may_see, source_page_of, target_of
from cms.translation.errors import NotCompleteError, TranslationRoomError

from .base import OneTranslationView


class BeginView(View):
    """Begin to translate a page, and go to its first text."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Begin; a refusal is said on the board."""
        locale = target_locales().filter(language_code=request.POST.get("language", "")).first()
        key = _uuid(request.POST.get("page", ""))
        home = front_page(locale) if locale else None
        if not may_see(request.user) or (home is not None and not home.permissions_for_user(request.user).can_edit()):
            raise PermissionDenied
        if locale is None or home is None or key is None:
            messages.error(request, _("That page or language is not known here. Nothing was begun; choose a page from the board."))
            return redirect("translation_board")
        try:
            translation = begin_translation(page_key=key, locale=locale)
        except TranslationRoomError as error:
            messages.error(request, str(error))
            return redirect("translation_board")
        return redirect("translation_next", translation.pk)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class DeskView(OneTranslationView):
    """All texts of a page in order, with their translations."""

    template_name = "translation/admin/desk.html"

    def get_page_title(self) -> str:
        """Name the list."""
        return _("Texts of the page")

    def crumbs(self) -> list[tuple[str, str]]:
        """The desk is the page's own."""
        return super().crumbs()[:1]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the texts, and what may be done with the page."""
        texts = desk_texts(self.translation)
        target = target_of(self.translation)
        context = {
            "texts": texts,
            "waiting": sum(text.waits for text in texts),
            "target": target,
            "source_page": source_page_of(self.translation),
            "may_publish": may_publish(self.request.user, self.translation),
        }
        return super().get_context_data(**{**context, **kwargs})


class NextView(OneTranslationView):
    """Lead to the next text that waits."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go there; to all texts when none waits."""
        after = request.GET.get("after", "")
        text = next_waiting(desk_texts(self.translation), after=int(after) if after.isdecimal() and len(after) < 9 else 0)
        return redirect("translation_string", self.translation.pk, text.segment) if text else redirect(self.desk_url)


class PublishView(OneTranslationView):
    """Make a whole translation public."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish, or list what is missing."""
        if not may_publish(request.user, self.translation):
            raise PermissionDenied
        try:
            page = publish_translation(translation=self.translation, user=request.user)
        except NotCompleteError as error:
            rows = format_html_join("", "<li lang='pl'>{}</li>", ((text,) for text in error.missing))
            messages.error(request, format_html("{}<ul>{}</ul>", str(error), rows))
        except TranslationRoomError as error:
            messages.error(request, str(error))
        else:
            text = _("“%(title)s” is public in this language: %(language)s.") % {"title": page.title, "language": self.language}
            messages.success(request, format_html('{} <a href="{}">{}</a>', text, page.url or "", _("Look at it")))
        return redirect(self.desk_url)


class FillView(OneTranslationView):
    """Fill in what the portal has translated elsewhere already, in one way only."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Fill, and say how many texts."""
        try:
            count = fill_from_memory(translation=self.translation, user=request.user)
        except TranslationRoomError as error:
            messages.error(request, str(error))
        else:
            words = ngettext(
                "%(count)d text was filled in from translations of the same text elsewhere.",
                "%(count)d texts were filled in from translations of the same texts elsewhere.",
                count,
            )
            messages.success(request, words % {"count": count})
        return redirect(self.desk_url)


URLS = [
    path("translation/begin/", BeginView.as_view(), name="translation_begin"),
    path("translation/<int:translation_id>/", DeskView.as_view(), name="translation_desk"),
    path("translation/<int:translation_id>/next/", NextView.as_view(), name="translation_next"),
    path("translation/<int:translation_id>/publish/", PublishView.as_view(), name="translation_publish"),
    path("translation/<int:translation_id>/fill/", FillView.as_view(), name="translation_fill"),
]
