"""One text at the translator's desk: the source, what helps, and a field."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment

from cms.translation.domain.desk import DeskText, desk_texts
from cms.translation.domain.memory import offers
from cms.translation.domain.saving import save_text
from cms.translation.domain.terms import FoundTerm, check_terms, terms_in
from cms.translation.domain.texts import for_keeping, for_typing
from cms.translation.errors import TextChangedError, TextRefusedError, TranslationRoomError

from .base import OneTranslationView

#: More than any text of the portal; what is longer was pasted by mistake.
MOST_CHARACTERS = 20_000


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

    @cached_property
    def terms(self) -> list[FoundTerm]:
        """The approved terms that stand in the source."""
        return terms_in(source=self.text.source, locale=self.translation.target_locale)

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
        if "offer" in request.POST:
            return self._again(for_typing(request.POST["offer"][:MOST_CHARACTERS], self.text.place), [])
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
        self._tell_terms(segment, typed)
        return redirect(self._onwards(request))

    def _tell_terms(self, segment: StringSegment, typed: str) -> None:
        """Say which approved terms the saved translation does not keep; it is saved all the same."""
        warnings = check_terms(source=self.text.source, translation=for_keeping(typed, self.text.place), terms=self.terms)
        if warnings:
            rows = format_html_join("", "<li>{}</li>", ((warning.text,) for warning in warnings))
            words = _("The translation was saved, but look at its terms once more:")
            again = reverse("translation_string", args=[self.translation.pk, segment.pk])
            messages.warning(self.request, format_html('{}<ul>{}</ul><a href="{}">{}</a>', words, rows, again, _("Change the translation")))

    def _onwards(self, request: HttpRequest) -> str:
        if request.POST.get("then") == "list":
            return f"{self.desk_url}#text-{self.text.number}"
        return f"{reverse('translation_next', args=[self.translation.pk])}?after={self.text.number}"

    def _again(self, typed: str, problems: list[str], theirs: str = "") -> HttpResponse:
        del self.texts, self.found  # what somebody else wrote meanwhile is shown
        context = self.get_context_data(typed=typed, problems=problems, theirs=theirs)
        return self.render_to_response(context, status=422 if problems else 200)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the text and its neighbours."""
        number = self.text.number
        segment = StringSegment.objects.select_related("string", "context").get(pk=self.text.segment)
        locale = self.translation.target_locale
        context = {
            "terms": self.terms,
            "warnings": check_terms(source=self.text.source, translation=self.text.data, terms=self.terms),
            "offers": [
                (offer, for_typing(offer.text, self.text.place))
                for offer in offers(segment=segment, locale=locale)
                if offer.text != self.text.data
            ],
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


URLS = [path("translation/<int:translation_id>/strings/<int:segment_id>/", TextView.as_view(), name="translation_string")]
