"""The translator's desk: the texts of a page, one after another."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.views import View
from wagtail.models import Locale
from wagtail_localize.models import StringSegment

from cms.translation.domain.board import target_codes
from cms.translation.domain.desk import DeskText, desk_texts, next_waiting
from cms.translation.domain.publishing import begin_translation, publish_translation
from cms.translation.domain.rights import front_page, may_publish, may_see, target_of
from cms.translation.domain.saving import save_text
from cms.translation.errors import NotCompleteError, TextChangedError, TextRefusedError, TranslationRoomError

from .base import OneTranslationView

#: More than any text of the portal; what is longer was pasted by mistake.
MOST_CHARACTERS = 20_000


class BeginView(View):
    """Begin to translate a page, and go to its first text."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Begin; a refusal is said on the board."""
        code = request.POST.get("language", "")
        locale = Locale.objects.filter(language_code=code if code in target_codes() else "").first()
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


class TextView(OneTranslationView):
    """One text: the source, what helps, and a field for the translation."""

    template_name = "translation/admin/text.html"

    def get_page_title(self) -> str:
        """Say which text."""
        return _("Text %(number)d of %(total)d") % {"number": self.text.number, "total": len(self.texts)}

    @cached_property
    def texts(self) -> list[DeskText]:
        """All texts of the page."""
        return desk_texts(self.translation)

    @cached_property
    def found(self) -> DeskText | None:
        """The text in question; None when it is not on the page any more."""
        return next((text for text in self.texts if text.segment == self.kwargs["segment_id"]), None)

    @property
    def text(self) -> DeskText:
        """The text in question.

        Raises:
            Http404: when it is not on the page.
        """
        if self.found is None:
            raise Http404
        return self.found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the text; when it is gone, all texts of the page."""
        return super().get(request, *args, **kwargs) if self.found else self._gone(request)

    def _gone(self, request: HttpRequest) -> HttpResponse:
        """The source was changed meanwhile: give back what somebody was writing."""
        typed = request.POST.get("text", "").strip()[:MOST_CHARACTERS]
        if typed:
            head = _("This text was changed in the source while you were translating it. Your words, to copy from:")
            messages.warning(request, format_html('{} <q lang="{}">{}</q>', head, self.translation.target_locale.language_code, typed))
        else:
            messages.info(request, _("That text is not on the page any more. These are its texts now."))
        return redirect(self.desk_url)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the translation and go on; a refusal shows the same page with what was typed."""
        if self.found is None:
            return self._gone(request)
        typed = request.POST.get("text", "")
        if len(typed) > MOST_CHARACTERS:
            problems = [_("A text may have at most %d characters. Nothing was saved; what you wrote is below.") % MOST_CHARACTERS]
            return self._again(typed, problems)
        segment = StringSegment.objects.select_related("string", "context", "source__specific_content_type").get(pk=self.text.segment)
        try:
            save_text(
                translation=self.translation, segment=segment, typed=typed, user=request.user, seen=_moment(request.POST.get("seen", ""))
            )
        except TextRefusedError as error:
            return self._again(typed, error.problems)
        except TextChangedError as error:
            return self._again(typed, [str(error)], theirs=error.theirs)
        except TranslationRoomError as error:
            messages.error(request, str(error))
            return redirect(self.desk_url)
        return redirect(self._onwards(request))

    def _onwards(self, request: HttpRequest) -> str:
        if request.POST.get("then") == "list":
            return f"{self.desk_url}#text-{self.text.number}"
        return f"{reverse('translation_next', args=[self.translation.pk])}?after={self.text.number}"

    def _again(self, typed: str, problems: list[str], theirs: str = "") -> HttpResponse:
        del self.texts, self.found  # what somebody else wrote meanwhile is shown
        return self.render_to_response(self.get_context_data(typed=typed, problems=problems, theirs=theirs), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the text and its neighbours."""
        number = self.text.number
        context = {
            "text": self.text,
            "typed": self.text.typed,
            "before": self.texts[number - 2] if number > 1 else None,
            "after": self.texts[number] if number < len(self.texts) else None,
            "waiting": sum(text.waits for text in self.texts),
            "total": len(self.texts),
            "seen": self.text.updated_at.isoformat() if self.text.updated_at else "",
            "most": self.text.place.max_length or MOST_CHARACTERS,
        }
        return super().get_context_data(**{**context, **kwargs})


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None


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


URLS = [
    path("translation/begin/", BeginView.as_view(), name="translation_begin"),
    path("translation/<int:translation_id>/", DeskView.as_view(), name="translation_desk"),
    path("translation/<int:translation_id>/next/", NextView.as_view(), name="translation_next"),
    path("translation/<int:translation_id>/publish/", PublishView.as_view(), name="translation_publish"),
    path("translation/<int:translation_id>/strings/<int:segment_id>/", TextView.as_view(), name="translation_string"),
]
