"""The source and its translation beside each other, as they are drawn, and the list of what changed."""

from collections.abc import Callable
from typing import Any

from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail_localize.models import Translation

from cms.translation.domain.changes import ChangedText, changed_texts
from cms.translation.domain.differences import Piece
from cms.translation.domain.in_context import check_source, check_translation, draw_source, draw_translation
from cms.translation.domain.places import place_of
from cms.translation.domain.plain import TAG, untagged
from cms.translation.domain.rights import target_of
from cms.translation.errors import NotShownError

from .base import OneTranslationView, translation_for
from .links import edit_url, string_url

#: What a frame may do: show. Links open in a tab of their own; nothing runs, and nothing is sent.
SANDBOX = ["allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox"]
FRAME_POLICY = {
    **settings.PREVIEW_CONTENT_SECURITY_POLICY,
    "script-src": ["'none'"],
    "form-action": ["'none'"],
    "sandbox": SANDBOX,
}
STYLE_SHEET = "css/admin/in-context-frame.css"
DRAWN = {"source": draw_source, "translation": draw_translation}


class InContextView(OneTranslationView):
    """Both pages in frames, what their marks mean, and the list of what changed."""

    http_method_names = ("get", "head", "options")
    template_name = "translation/admin/in_context.html"
    page_title = gettext_lazy("In context")

    @cached_property
    def target(self) -> Any:
        """The page that the translation becomes, if it is made."""
        return target_of(self.translation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the frames, or why there is none, and the changes."""
        translation = self.translation
        changes = changed_texts(translation=translation) if translation.enabled else []
        sides = [
            _side(translation, "source", check_source, _("Source: %(language)s"), translation.source.locale),
            _side(translation, "translation", check_translation, _("Translation: %(language)s"), translation.target_locale),
        ]
        # One reason that holds for both is said once.
        obstacle = sides[0]["obstacle"]
        return super().get_context_data(
            sides=[] if obstacle else sides,
            obstacle=obstacle,
            sandbox=" ".join(SANDBOX),
            rows=[self._row(change) for change in changes],
            source_code=translation.source.locale.language_code,
            target_code=translation.target_locale.language_code,
            edit_url=edit_url(self.target),
            enabled=translation.enabled,
            **kwargs,
        )

    def _row(self, change: ChangedText) -> dict[str, Any]:
        model = self.translation.source.specific_content_type.model_class()
        return {
            "place": str(place_of(model, change.field_path)) if model else "",
            "pieces": pieces_in_words(change.difference) if change.before else [],
            "text": untagged(change.text),
            "earlier": untagged(change.earlier),
            "since": change.since,
            "url": string_url(self.translation, change.segment_id),
        }


def _side(translation: Translation, side: str, check: Callable[[Translation], None], title: str, locale: Any) -> dict[str, str]:
    obstacle = ""
    try:
        check(translation)
    except NotShownError as error:
        obstacle = str(error)
    url = reverse("translation_in_context_frame", args=[translation.pk, side])
    return {"side": side, "title": title % {"language": locale.get_display_name()}, "obstacle": obstacle, "url": url}


def pieces_in_words(pieces: list[Piece]) -> list[Piece]:
    """A difference without tags; where nothing but a tag changed, the tag itself is shown."""
    worded: list[Piece] = []
    for kind, text in pieces:
        words = untagged(text)
        worded.append((kind, "".join(TAG.findall(text)) if kind != "same" and not words.strip() and TAG.search(text) else words))
    return worded


@require_safe
@xframe_options_sameorigin
@csp(FRAME_POLICY)
def frame(request: HttpRequest, translation_id: int, side: str) -> HttpResponse:
    """One of the two pages, for its frame.

    Raises:
        Http404: for another side than these two.
    """
    translation = translation_for(request.user, translation_id)
    if side not in DRAWN:
        raise Http404
    try:
        response = HttpResponse(DRAWN[side](translation=translation, request=request, style_sheet=static(STYLE_SHEET)))
    except NotShownError as error:
        response = render(request, "translation/admin/not_shown.html", {"reason": str(error)})
    add_never_cache_headers(response)
    return response


URLS: list[URLPattern] = [
    path("translation/<int:translation_id>/in-context/", InContextView.as_view(), name="translation_in_context"),
    path("translation/<int:translation_id>/in-context/<str:side>/", frame, name="translation_in_context_frame"),
]
