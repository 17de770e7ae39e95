"""What a translator gets of every block, part by part, and that it comes back. A new block fails until it has a row."""

import json
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Locale
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from cms.core.blocks.walk import stored_names
from tests.factories import SiteTree

from .blocks import all_blocks, page_with, readable, samples

pytestmark = pytest.mark.django_db

#: What is said after an answer.
SAID = "feedback_correct feedback_incorrect hint"
SCENES = (
    "scenes.1.text scenes.1.choices.1.text scenes.1.choices.1.consequence scenes.1.choices.2.text scenes.1.choices.2.consequence"
    " scenes.1.choices.3.text scenes.1.choices.3.consequence"
    " scenes.2.text scenes.2.choices.1.text scenes.2.choices.1.consequence scenes.2.choices.2.text scenes.2.choices.2.consequence"
)
#: A step of a procedure: its texts, and what may be another in a language.
GUIDE_STEP = "*text papers.1.title papers.1.note time cost deadlines.1.what deadlines.2.what"
GUIDE_LINKS = "papers.1.template papers.1.url"
GUIDE_WAY = " ".join(f"strands.1.steps.1.{name}" for name in ("title", *GUIDE_STEP.replace("*text ", "").split()))
GUIDE_WAYS = (
    f"title strands.1.title strands.1.text *strands.1.steps.1.text {GUIDE_WAY}"
    " strands.2.title strands.2.steps.1.title *strands.2.steps.1.text"
)
GUIDE_WAYS_LINKS = " ".join(f"strands.1.steps.1.{name}" for name in GUIDE_LINKS.split())
#: For each block: its texts; what may be replaced in a language (a picture, a document, where a link leads). What is in neither list
#: follows the source: right answers, points, numbers, verdicts, labels, choices, dates, records and the pages that count.
#: A text in HTML is marked with a star, for what surrounds its words stays as it is. The block itself is "·".
ROWS: dict[str, tuple[str, str]] = {
    "body.text": ("*·", "'https://example.org/'"),
    "body.heading": ("text", ""),
    "body.callout": ("title *text", ""),
    "body.steps": ("title items.1.title *items.1.text", ""),
    "body.faq": ("title items.1.question *items.1.answer", ""),
    "body.table": ("table.caption table.<Rodzaj> table.<Kwota> table.<Bez_działalności> table.<Z_działalnością>", ""),
    "body.image": ("image.alt_text caption", "image.image"),
    "body.documents": ("title items.1.title", "items.1.document"),
    "body.legal_basis": ("intro", ""),
    "body.law_versions": ("title *versions.1.text *versions.2.text", ""),
    "body.related_pages": ("title", "items.1"),
    "body.key_figures": ("title items.1.value items.1.label items.1.source", ""),
    "body.timeline": ("title items.1.when items.1.title *items.1.text", ""),
    "body.quotation": ("text author source", "url"),
    "body.contact_card": ("", ""),
    "body.video": ("title *transcript", "url"),
    "body.gallery": ("title items.1.image.alt_text items.1.caption", "items.1.image.image"),
    "body.contents": ("title", ""),
    "body.call_to_action": ("title text label", "page url"),
    "body.page_list": ("title", ""),
    "HomePage.tasks.task": ("title text", "page"),
    "PlacePage.hours.hours": ("days time", ""),
    "PlacePage.meetings.meeting": ("title when for_whom", ""),
    "ProjectPage.partners.partner": ("", ""),
    "prerequisites.page": ("", ""),
    "CoursePage.outcomes.outcome": ("·", ""),
    "StepPage.score_feedback.band": ("text", ""),
    "PublicationPage.files.file": ("title", "document"),
    "DecisionPage.nodes.question": ("text help answers.1.text answers.1.hint answers.2.text answers.2.hint", ""),
    "DecisionPage.nodes.result": ("title *text reasons.1 pros.1 cons.1", ""),
    "ProcedurePage.dates.date": ("label help", ""),
    "ProcedurePage.journey.step": (f"title {GUIDE_STEP}", GUIDE_LINKS),
    "ProcedurePage.journey.alternatives": (GUIDE_WAYS, GUIDE_WAYS_LINKS),
    "ProcedurePage.journey.parallel": (GUIDE_WAYS, GUIDE_WAYS_LINKS),
    "StepPage.questions.single": (f"prompt options.1.text options.1.feedback options.2.text options.2.feedback {SAID}", ""),
    "StepPage.questions.multiple": (
        f"prompt options.1.text options.1.feedback options.2.text options.2.feedback options.3.text options.3.feedback {SAID}",
        "",
    ),
    "StepPage.questions.true_false": (f"prompt why_true why_false {SAID}", ""),
    "StepPage.questions.short_text": (f"prompt accepted {SAID}", ""),
    "StepPage.questions.number": (f"prompt unit {SAID}", ""),
    "StepPage.questions.matching": (
        f"prompt pairs.1.left pairs.1.right pairs.2.left pairs.2.right pairs.3.left pairs.3.right extra.1.text {SAID}",
        "",
    ),
    "StepPage.questions.ordering": (f"prompt items.1.text items.2.text items.3.text {SAID}", ""),
    "StepPage.questions.gap_fill": (f"prompt text gaps.1.accepted gaps.2.accepted gaps.2.distractors {SAID}", ""),
    "StepPage.questions.scenario": (
        f"prompt {SCENES} {SAID}",
        "",
    ),
    "StepPage.questions.reflection": ("prompt feedback_correct hint", ""),
    "StepPage.questions.poll": ("prompt options.1.text options.2.text feedback_correct hint", ""),
}


def parts(raw: dict[str, Any], segments: list[Any], kind: type) -> list[str]:
    """The readable paths of one kind of segment, each once."""
    paths = (readable(segment.path, raw).replace(" ", "_") or "·" for segment in segments if isinstance(segment, kind))
    return sorted(set(paths))


def segments_of(page: Any, attribute: str) -> list[Any]:
    """What wagtail-localize takes out of a field."""
    return [segment for segment in extract_segments(page) if segment.path.startswith(f"{attribute}.")]


def test_every_block_has_a_row_and_bodies_are_the_same_everywhere() -> None:
    assert set(all_blocks()) == set(ROWS)
    bodies = [names for field, names in stored_names().items() if field.endswith(".body")]
    assert len(bodies) > 10
    assert all(names == bodies[0] for names in bodies)


@pytest.fixture
def raw_blocks(site_tree: SiteTree) -> dict[str, Any]:
    """A sample for each row."""
    return samples(site_tree)


@pytest.mark.parametrize("label", ROWS)
def test_a_translator_gets_every_text_of_a_block_and_nothing_else(raw_blocks: dict[str, Any], label: str) -> None:
    texts, replaceable = (cell.split() for cell in ROWS[label])
    raw = raw_blocks[label]
    for field in all_blocks()[label]:
        segments = segments_of(page_with(field, raw), field.rsplit(".", 1)[1])
        assert parts(raw, segments, StringSegmentValue) == sorted(name.removeprefix("*") for name in texts), field
        assert parts(raw, segments, TemplateSegmentValue) == sorted(name[1:] for name in texts if name.startswith("*")), field
        assert parts(raw, segments, OverridableSegmentValue) == sorted(replaceable), field


def marked(segment: Any) -> Any:
    """The segment in English."""
    if not isinstance(segment, StringSegmentValue):
        return segment
    return StringSegmentValue(segment.path, StringValue(f"en: {segment.string.data}"), attrs=segment.attrs, order=segment.order)


def stored(page: Any, attribute: str) -> str:
    """The field as it is stored."""
    return json.dumps(getattr(page, attribute).get_prep_value(), ensure_ascii=False, cls=DjangoJSONEncoder)


def strings_of(page: Any, attribute: str) -> list[str]:
    """The texts of a field that a translator gets, in order."""
    return [segment.string.data for segment in segments_of(page, attribute) if isinstance(segment, StringSegmentValue)]


@pytest.mark.parametrize("label", ROWS)
def test_translated_texts_come_back_and_everything_else_stays(raw_blocks: dict[str, Any], label: str) -> None:
    english, _made = Locale.objects.get_or_create(language_code="en")
    field = all_blocks()[label][0]
    attribute = field.rsplit(".", 1)[1]
    page = page_with(field, raw_blocks[label])
    texts, before = strings_of(page, attribute), json.loads(stored(page, attribute))

    ingest_segments(page, page, Locale.get_default(), english, [marked(segment) for segment in segments_of(page, attribute)])

    after = json.loads(stored(page, attribute))
    if label == "body.heading":  # which keeps the anchor that the source has from its words, so that links to it hold in all languages
        before[0]["value"]["anchor"] = "kto-moze-zlozyc"
    assert strings_of(page_with(field, after[0]), attribute) == [f"en: {text}" for text in texts]
    assert json.dumps(after).count("en: ") == len(texts)
    assert json.loads(json.dumps(after).replace("en: ", "")) == before
