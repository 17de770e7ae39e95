"""What a translator gets of a question, to the last string, and what comes back onto the translated page."""

from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.models import OverridableSegment, StringSegment, TranslationSource

from learning.domain.answering.asking import asked_questions
from learning.domain.keys import page_key
from learning.domain.publishing.scoring import read_questions
from learning.models import StepPage
from tests.factories import SiteTree, publish, translate
from tests.factories.question_kinds import MAKERS, gap, gap_fill, matching, number, one_of_each, ordering, scenario, true_false
from tests.factories.questions import stream

pytestmark = pytest.mark.django_db

COMMON = ["Podpowiedź", "Po dobrej", "Po złej"]
CHANGES: dict[str, Any] = {"prompt": "Pytanie", "hint": "Podpowiedź", "feedback_correct": "Po dobrej", "feedback_incorrect": "Po złej"}
UNGRADED: dict[str, Any] = {"prompt": "Pytanie", "hint": "Podpowiedź", "feedback_correct": "Po dobrej"}

#: For each type: the question, and every string of it that is translated. Keys, labels, numbers and verdicts are not among them.
CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "single": (
        MAKERS["single"](**CHANGES),
        ["Fundatorem może być też osoba fizyczna.", "Osoba fizyczna lub prawna", "Tak mówi art. 2 ustawy o fundacjach.", "Tylko spółka"],
    ),
    "multiple": (
        MAKERS["multiple"](partial=True, **CHANGES),
        [
            "Cele fundacji",
            "Cele stoją w statucie.",
            "Lista pracowników",
            "Nazwa fundacji",
            "Nazwa stoi w statucie.",
            "Statut nie wymienia pracowników.",
        ],
    ),
    "true_false": (true_false("false", why_true="Nie.", why_false="Tak."), ["Nie.", "Tak."]),
    "short_text": (MAKERS["short_text"]("statut", "regulamin"), ["statut<br/>regulamin"]),
    "number": (number("21", tolerance="2"), ["dni"]),
    "gap_fill": (
        gap_fill(gap("fundator"), gap("sąd", distractors=("wójt", "gmina")), text="[1] i [2]"),
        ["[1] i [2]", "fundator", "sąd", "wójt<br/>gmina"],
    ),
    "matching": (matching(("Statut", "Fundator"), ("Wpis", "Sąd"), extra=("Wójt",)), ["Fundator", "Statut", "Sąd", "Wpis", "Wójt"]),
    "ordering": (ordering("Akt", "Statut"), ["Akt", "Statut"]),
    "scenario": (
        scenario(),
        [
            "Aneks jest podpisany.",
            "Czekam",
            "Dotacja się spóźnia.",
            "Dzwonię do urzędu",
            "Nic nie robię",
            "Piszę skargę",
            "Projekt staje.",
            "Proszę o aneks",
            "Skarga trwa miesiąc.",
            "Termin mija za tydzień.",
            "Umowa wygasa.",
            "Urząd podaje termin.",
        ],
    ),
    "reflection": (MAKERS["reflection"](), []),
    "poll": (MAKERS["poll"]("Tak", "Nie"), ["Nie", "Tak"]),
}


def with_questions(step: StepPage, *questions: dict[str, Any]) -> StepPage:
    """The step, published with these questions."""
    page = StepPage.objects.get(pk=step.pk)
    page.questions = stream(*questions)
    return publish(page)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_translator_gets_every_word_and_nothing_of_the_key(site_tree: SiteTree, kind: str) -> None:
    question, own = CASES[kind]
    question["value"] |= CHANGES if "feedback_incorrect" in question["value"] else UNGRADED
    step = with_questions(site_tree.quiz_step, question)
    source, _made = TranslationSource.update_or_create_from_instance(step)
    strings = StringSegment.objects.filter(source=source, context__path__startswith="questions.").values_list("string__data", flat=True)
    expected = [*own, *(text for name, text in CHANGES.items() if name in question["value"])]
    assert sorted(strings) == sorted(expected)
    assert not OverridableSegment.objects.filter(source=source, context__path__startswith="questions.").exists()


def shape(raw: Any) -> Any:
    """A raw value without its texts and without what is off: types, ids, numbers, ticks."""
    if isinstance(raw, list):
        return [shape(one) for one in raw]
    if not isinstance(raw, dict):
        return raw
    is_block = {"type", "value", "id"} <= set(raw)
    return {name: shape(value) for name, value in raw.items() if is_block or (value and (not isinstance(value, str) or name in KEYS))}


#: Strings that belong to the key.
KEYS = {"answer", "value", "tolerance", "label", "goes_to", "verdict"}


def test_a_translation_of_every_type_has_the_ids_and_the_key_of_its_source(site_tree: SiteTree) -> None:
    """Lists inside lists too: the choices of a scenario's scenes keep their ids."""
    step = with_questions(site_tree.quiz_step, *one_of_each())
    english = translate(step, "en", words=in_english)
    assert english.live
    assert shape(english.questions.get_prep_value()) == shape(step.questions.get_prep_value())
    mine, theirs = read_questions(english.questions), read_questions(step.questions)
    assert [spec.key_hash for spec in mine] == [spec.key_hash for spec in theirs]
    asked = asked_questions(step_key=page_key(step), locale="en")
    assert [question.locale for question in asked] == ["en"] * len(MAKERS)
    scenes = next(question for question in asked if question.kind == "scenario").texts["scenes"]
    said = [one["text"] for scene in scenes.values() for one in (scene, *scene["choices"].values())]
    assert all(text.startswith("en: ") for text in said)


def in_english(text: str) -> str:
    """A translation line by line, so that a list of answers stays a list."""
    return "<br/>".join(f"en: {line}" for line in text.split("<br/>"))


def test_a_step_to_read_again_asks_nothing_of_a_translator(site_tree: SiteTree) -> None:
    """The page that is taught in has no translation; that keeps nobody from publishing this one."""
    question = MAKERS["single"](taught_in=site_tree.read_step.pk)
    step = with_questions(site_tree.quiz_step, question)
    english = translate(step, "en")
    assert english.live
    assert not site_tree.read_step.get_translations().filter(locale=Locale.objects.get(language_code="en")).exists()
    (asked,) = asked_questions(step_key=page_key(step), locale="en")
    assert (asked.locale, asked.taught_in) == ("en", page_key(site_tree.read_step))
