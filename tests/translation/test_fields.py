"""Which field of which page type and record a translator gets, and which follows the source. A new model fails until it has a row."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields

pytestmark = pytest.mark.django_db

#: Every page has these. Its picture in lists is the one thing that a translator may replace without a text.
PAGE = "title slug seo_title search_description archive_reason summary social_text"
PAGE_SAME = (
    "show_in_menus show_in_footer tagged_items publishing_entity responsible_person produced_on published_by_name archived_on successor"
)
PAGE_MAY_DIFFER = "listing_image"
EASY, FILM = "easy_to_read", "sign_language_video"
RULES = "attempts_allowed attempt_delay score_rule completion_rule opens_at closes_at prerequisites"
LAW = "state_of_law_on next_check_on legal_status legal_owner"
DECLARED = "inaccessible costs excluded facilities shortcuts procedure apps architecture communication"

#: For each page type: what is translated and what follows the source, beside what every page has.
PAGES: dict[str, tuple[str, str]] = {
    "mowis_home.HomePage": (f"{EASY} question tasks body", FILM),
    "mowis_home.TextPage": (f"{EASY} body", f"{FILM} {LAW}"),
    "mowis_home.ContactsPage": ("body", "page_contacts"),
    "mowis_home.DeclarationPage": (
        f"entity_name site_name contact_name auditor {DECLARED}",
        "site_url published_on updated_on status evaluation_url made_on reviewed_on method contact_email contact_phone",
    ),
    "mowis_home.PartnerIndexPage": ("", ""),
    "mowis_home.PartnerPage": ("body", "kind address phone fax email website country"),
    "mowis_home.PlacePage": (f"{EASY} hours meetings getting_there access body", f"{FILM} address district"),
    "mowis_home.ProgrammeIndexPage": ("body", ""),
    "mowis_home.ProgrammePage": ("body", "kind year_from year_to act_number adopted_on"),
    "mowis_home.ProjectIndexPage": ("", ""),
    "mowis_home.ProjectPage": (
        f"{EASY} fund measure beneficiary implementing_unit period partners body tags",
        f"{FILM} number value grant cofinancing starts_on ends_on website project_funders",
    ),
    "mowis_home.StatutoryPage": ("body", "kind in_force_from reviewed_on"),
    "mowis_learning.CourseIndexPage": ("", ""),
    "mowis_learning.CoursePage": ("for_whom outcomes body", f"{LAW} {RULES} theme pass_mark in_order"),
    "mowis_learning.ModulePage": ("", f"{RULES} required pass_mark"),
    "mowis_learning.StepPage": ("body questions score_feedback confirmation", f"{LAW} {RULES} minutes required pass_mark"),
    "mowis_guide.GuideIndexPage": ("body", ""),
    "mowis_guide.ProcedurePage": (f"{EASY} for_whom result time cost before dates journey if_refused body", f"{FILM} {LAW} theme"),
    "mowis_guide.HandbookPage": (f"{EASY} body", f"{FILM} {LAW}"),
    "mowis_guide.ChapterPage": (f"{EASY} body", f"{FILM} {LAW}"),
    "mowis_guide.DecisionPage": (f"{EASY} body nodes", f"{FILM} {LAW}"),
    "mowis_law.GlossaryPage": ("", ""),
    "mowis_news.NewsIndexPage": ("", ""),
    "mowis_news.ArticlePage": (
        f"{EASY} body tags",
        (
            f"{FILM} {LAW} published_on kind category series for_ngo for_resident for_official for_councillor"
            " organisation_name article_authors"
        ),
    ),
    "mowis_news.PublicationIndexPage": ("", ""),
    "mowis_news.PublicationPage": (
        f"{EASY} client contractor method files dataset_note body tags",
        f"{FILM} kind year language author_names publisher_name isbn field_from field_to dataset_url",
    ),
    "mowis_notices.NoticeFormPage": ("body", ""),
}
#: For each record that is translated: what is translated, what follows the source.
RECORDS: dict[str, tuple[str, str]] = {
    "mowis_core.Contact": ("name role unit hours note", "slug address email phone"),
    "mowis_guide.Office": (
        "name unit hours access note",
        "slug address latitude longitude e_delivery email phone website",
    ),
    "mowis_home.Funder": ("name alt", "slug url logo"),
    "mowis_law.Term": ("name other_names other_forms definition explanation", f"{LAW} slug abbreviations is_unmarked cited linked"),
    "mowis_law.LegalAct": (
        "title",
        f"{LAW} short_name slug journal consolidated amendments eli in_force_from in_force_to replaced_by",
    ),
    "mowis_news.Author": ("role note", "slug name url"),
    "mowis_news.Category": ("name description", "slug"),
    "mowis_news.Series": ("name description", "slug"),
}
#: What editors keep and nobody translates string by string.
UNTRANSLATED = {
    "mowis_core.PortalTag": "its names in three languages stand side by side in one record",
    "mowis_core.PublishingEntity": "a unit's official name, which is the same in every language",
    "mowis_core.PortalImage": "its description belongs to the place where it is shown, and is translated there",
    "mowis_core.PortalDocument": "a document has a language of its own; what readers see is the title in the block",
    "mowis_law.Citation": "numbers of articles; the words around them are the interface's, the act's title is the act's",
    "mowis_translation.ApprovedTerm": "it is about a pair of languages",
}


def own_models() -> list[Any]:
    """Every model of the portal."""
    return [model for model in apps.get_models() if model._meta.label.startswith("mowis_")]


def names(text: str) -> list[str]:
    """The names in a row, in an order that does not depend on where a field is defined."""
    return sorted(text.split())


def found(model: Any) -> dict[str, list[str]]:
    """What wagtail-localize makes of a model."""
    fields = get_translatable_fields(model)
    same = [field for field in fields if isinstance(field, SynchronizedField)]
    instance = model()
    return {
        "translated": sorted(field.field_name for field in fields if isinstance(field, TranslatableField)),
        "same everywhere": sorted(field.field_name for field in same if field.is_synchronized(instance)),
        "may differ": sorted(field.field_name for field in same if field.is_overridable(instance)),
    }


def test_every_model_that_editors_fill_in_has_a_row() -> None:
    translatable = {model._meta.label for model in own_models() if issubclass(model, TranslatableMixin)}
    assert translatable == set(PAGES) | set(RECORDS)
    kept = {*get_snippet_models(), *settings_registry, get_image_model(), get_document_model()}
    labels = {model._meta.label for model in kept if not issubclass(model, TranslatableMixin)}
    assert labels | {"mowis_translation.ApprovedTerm"} == set(UNTRANSLATED)


@pytest.mark.parametrize("label", PAGES)
def test_a_page_types_texts_are_translated_and_everything_else_follows_its_source(label: str) -> None:
    translated, same = PAGES[label]
    assert found(apps.get_model(label)) == {
        "translated": names(f"{PAGE} {translated}"),
        "same everywhere": names(f"{PAGE_SAME} {PAGE_MAY_DIFFER} {same}"),
        "may differ": names(PAGE_MAY_DIFFER),
    }


@pytest.mark.parametrize("label", RECORDS)
def test_a_records_texts_are_translated_and_everything_else_follows_its_source(label: str) -> None:
    translated, same = RECORDS[label]
    assert found(apps.get_model(label)) == {"translated": names(translated), "same everywhere": names(same), "may differ": []}


def test_rows_of_a_page_hold_no_words_that_would_stay_in_the_source_language() -> None:
    """wagtail-localize copies child rows as they are, unless they are translatable themselves."""
    rows = [
        model
        for model in own_models()
        if any(isinstance(field, ParentalKey) for field in model._meta.get_fields()) and not issubclass(model, TranslatableMixin)
    ]
    worded = [
        f"{model._meta.label}.{field.name}"
        for model in rows
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices and field.model is model
    ]
    assert len(rows) == 6
    assert worded == []
