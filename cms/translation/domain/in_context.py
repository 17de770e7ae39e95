"""A source and its translation as they would be drawn, with what changed marked in both."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import SourceDeletedError, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue, extract_ids

from cms.translation.errors import NotShownError

from .changes import ChangedText, changed_texts
from .framing import framed
from .marks import Mark, Marker
from .rights import target_of

#: Texts that are no text of the page.
UNMARKED = frozenset({"slug"})


def check_source(translation: Translation) -> None:
    """Whether the source can be shown.

    Raises:
        NotShownError: when the translation is stopped, the source is deleted, or it is a record without a page of its own.
    """
    if not translation.enabled:
        raise NotShownError(
            _("This translation was stopped: the page is edited by hand and follows its source no more. Compare the pages themselves.")
        )
    model = translation.source.specific_content_type.model_class()
    if model is None or not issubclass(model, Page):
        raise NotShownError(_("This is a record and has no page of its own. What changed in its texts stands below."))
    if not model.objects.filter(translation_key=translation.source.object_id, locale=translation.source.locale_id).exists():
        raise NotShownError(_("The source page was deleted. Its texts and translations are kept, but there is nothing to show."))


def check_translation(translation: Translation) -> None:
    """Whether the translation can be shown.

    Raises:
        NotShownError: for the same reasons as its source, and when there is no page in the language yet.
    """
    check_source(translation)
    if target_of(translation) is None:
        raise NotShownError(_("There is no page in this language yet. It is made when the translation is saved for the first time."))


def draw_source(*, translation: Translation, request: HttpRequest, style_sheet: str) -> str:
    """Draw the source as it is now; what changed since the translation is marked.

    Args:
        translation: whose source is drawn.
        request: of the person who looks.
        style_sheet: address of a style sheet for marks.

    Returns:
        A page for a frame: nothing in it runs or can be sent.

    Raises:
        NotShownError: where there is nothing to draw.
    """
    check_source(translation)
    marker = Marker(source_language=translation.source.locale.language_code)
    texts = {(change.path, change.order): marker.difference(change.difference) for change in _marked_changes(translation)}
    return framed(_drawn(translation, request, texts, is_source=True), marker=marker, style_sheet=style_sheet)


def draw_translation(*, translation: Translation, request: HttpRequest, style_sheet: str) -> str:
    """Draw the translation with its texts as they stand now; what is missing or of an earlier text is marked.

    Args:
        translation: what is drawn.
        request: of the person who looks.
        style_sheet: address of a style sheet for marks.

    Returns:
        A page for a frame: nothing in it runs or can be sent.

    Raises:
        NotShownError: where there is nothing to draw.
    """
    check_translation(translation)
    marker = Marker(source_language=translation.source.locale.language_code)
    texts = {(change.path, change.order): _standing_in(change, marker) for change in _marked_changes(translation)}
    return framed(_drawn(translation, request, texts, is_source=False), marker=marker, style_sheet=style_sheet)


def _marked_changes(translation: Translation) -> list[ChangedText]:
    return [change for change in changed_texts(translation=translation) if change.path not in UNMARKED]


def _standing_in(change: ChangedText, marker: Marker) -> str:
    """What is shown instead of a translation: that of the earlier text, or the source's text."""
    # A link that the source has no more cannot be drawn: its address was the source's.
    if change.earlier and extract_ids(change.earlier) <= change.links:
        return marker.marked(change.earlier, Mark.EARLIER)
    return marker.marked(change.text, Mark.UNTRANSLATED)


def _drawn(translation: Translation, request: HttpRequest, texts: dict[tuple[str, int], str], *, is_source: bool) -> str:
    """The page with these texts at their places, through the preview that the page's editors know."""
    source = translation.source
    locale = source.locale if is_source else translation.target_locale
    try:
        original = source.as_instance()
        page = source.as_instance() if is_source else source.get_translated_instance(locale)
    except (SourceDeletedError, Page.DoesNotExist) as error:
        raise NotShownError(_("The page was deleted in this moment. Its texts and translations are kept.")) from error
    if not is_source:
        copy_synchronised_fields(original, page)
    values = source._get_segments_for_translation(locale, fallback=True)  # noqa: SLF001 - the way of wagtail-localize's own preview
    for value in values:
        if isinstance(value, StringSegmentValue) and (value.path, value.order) in texts:
            value.string = StringValue(texts[value.path, value.order])
    ingest_segments(original, page, source.locale, locale, values)
    return _preview(page, request, seed=translation.pk)


def _preview(page: Any, request: HttpRequest, *, seed: int) -> str:
    """The preview's HTML. The two frames of a translation shuffle alike."""
    # The preview activates the language of the page; the rest of this answer is in that of the person.
    with override(get_language()):
        response = page.make_preview_request(request, page.default_preview_mode, {"preview_seed": seed, "in_context": True})
    if response.status_code != 200 or not response.get("Content-Type", "").startswith("text/html"):
        raise NotShownError(_("The page could not be drawn. Open its preview in the editor to see why; no text is lost."))
    html: str = response.content.decode(response.charset)
    return html
