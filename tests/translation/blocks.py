"""A sample of every block of every StreamField, for tests of what a translator gets of it."""

import json
import re
from typing import Any

from django.apps import apps

from cms.core.blocks.table import text_key
from cms.core.blocks.walk import children, stream_fields
from tests.core.blocks.samples import contact, document, every_block, image, tag
from tests.factories import CitationFactory, LegalActFactory, PartnerIndexFactory, PartnerPageFactory, SiteTree
from tests.factories.guide import OfficeFactory, counted, date_block, group, item, step_value, yearly
from tests.factories.question_kinds import MAKERS
from tests.factories.questions import block
from tests.guide.decisions.making import listed, question, result

#: Which texts and references a question of every type has, so that none is empty.
COMMON = {"hint": "Zajrzyj do ustawy.", "feedback_correct": "Tak.", "feedback_incorrect": "Jeszcze nie."}


def label_of(field: str, name: str) -> str:
    """The row of a block: bodies are the same on all pages, and prerequisites on all that have some."""
    model, attribute = field.split(".")[1:]
    return f"{attribute}.{name}" if attribute in {"body", "prerequisites"} else f"{model}.{attribute}.{name}"


def all_blocks() -> dict[str, list[str]]:
    """Every block that stands at the top of a StreamField: its row, and the fields that have it."""
    found: dict[str, list[str]] = {}
    for field, stream in stream_fields():
        for name, _block in children(stream.stream_block):
            found.setdefault(label_of(field, name), []).append(field)
    return found


def samples(tree: SiteTree) -> dict[str, dict[str, Any]]:
    """A raw block for each row, with every text filled in."""
    desk = contact()
    citation = CitationFactory(act=LegalActFactory(short_name="uF"), article="5", paragraph="1")
    file = document()
    page = tree.course
    body = every_block(picture=image(), file=file, citation=citation, page=page, desk=desk, label=tag())
    found = {f"body.{raw['type']}": raw for raw in body}
    # One kind of link each: to a page, to a host.
    found["body.text"]["value"] = f'<p>Zajrzyj na <a id="{page.pk}" linktype="page">kurs</a> i <a href="https://example.org/">tu</a>.</p>'
    found["body.call_to_action"]["value"]["url"] = "https://example.org/"
    step, partner = tree.read_step, PartnerPageFactory(parent=PartnerIndexFactory(parent=tree.home))
    for kind, make in MAKERS.items():
        raw = make()
        raw["value"] |= {**{name: text for name, text in COMMON.items() if name in raw["value"]}, "taught_in": step.pk}
        found[f"StepPage.questions.{kind}"] = raw
    return found | {
        "HomePage.tasks.task": block("task", {"title": "Załóż fundację", "text": "Krok po kroku.", "page": page.pk, "icon": "steps"}),
        "PlacePage.hours.hours": block("hours", {"days": "wtorek", "time": "9.00–16.00"}),
        "PlacePage.meetings.meeting": block(
            "meeting", {"title": "Klub", "when": "w każdy wtorek", "for_whom": "organizacje", "contact": desk.pk}
        ),
        "ProjectPage.partners.partner": block("partner", {"page": partner.pk, "role": "leader"}),
        "prerequisites.page": block("page", step.pk),
        "CoursePage.outcomes.outcome": block("outcome", "Napiszesz statut."),
        "StepPage.score_feedback.band": block("band", {"from_percent": 60, "text": "Dobrze."}),
        **guide_samples(file=file, citation=citation, page=step),
        "DecisionPage.nodes.question": _hinted(question("ile", "zwykle", "inne", help="Policz.")),
        "DecisionPage.nodes.result": result(
            "zwykle",
            reasons=listed("Powód"),
            pros=listed("Zaleta"),
            cons=listed("Wada"),
            links=listed(step.pk),
            citations=[item({"citation": citation.pk})],
        ),
        "PublicationPage.files.file": block("file", {"document": file.pk, "title": "Cały raport", "language": "pl"}),
    }


def guide_samples(*, file: Any, citation: Any, page: Any) -> dict[str, dict[str, Any]]:
    """The blocks of a procedure: a whole step, by itself, as one of several ways and side by side with others."""

    def whole(title: str) -> dict[str, Any]:
        paper = {"title": "Statut", "note": "dwa egzemplarze", "template": file.pk, "url": "https://example.org/"}
        return step_value(
            title, papers=[item(paper)], office=OfficeFactory().pk, time="14 dni", cost="bez opłat", gives_date="wpis-krs",
            deadlines=[counted(citation=citation.pk), yearly()], citations=[item({"citation": citation.pk})], lessons=[item(page.pk)],
        )  # fmt: skip

    def ways(kind: str) -> dict[str, Any]:
        raw = group(kind, "Wybierz drogę", poczta=[whole("Wyślij")], internet=[step_value("Wypełnij")])
        raw["value"]["strands"][0]["value"]["text"] = "Dla cierpliwych."
        return raw

    date = date_block()
    date["value"]["help"] = "Znajdziesz go w odpisie."
    return {
        "ProcedurePage.dates.date": date,
        "ProcedurePage.journey.step": block("step", whole("Złóż wniosek")),
        "ProcedurePage.journey.alternatives": ways("alternatives"),
        "ProcedurePage.journey.parallel": ways("parallel"),
    }


def _hinted(raw: dict[str, Any]) -> dict[str, Any]:
    """The same question with a hint for each answer."""
    for answer in raw["value"]["answers"]:
        answer["value"]["hint"] = "Sprawdź."
    return raw


def page_with(field: str, raw: dict[str, Any]) -> Any:
    """An unsaved page with one block in a field."""
    label, attribute = field.rsplit(".", 1)
    model = apps.get_model(label)
    return model(**{attribute: json.dumps([raw])})


def readable(path: str, raw: dict[str, Any]) -> str:
    """A path with what is there in place of ids: rows of lists are numbered, cells are named by their text."""
    _field, _block, *rest = path.split(".", 2)
    text = rest[0] if rest else ""
    for key, number in _rows(raw["value"]).items():
        text = text.replace(key, number)
    for cell in re.findall(r'"([^"]+)"', json.dumps(raw["value"], ensure_ascii=False)):
        text = text.replace(text_key(cell), f"<{cell}>")
    return text


def _rows(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {key: number for each in value.values() for key, number in _rows(each).items()}
    if not isinstance(value, list):
        return {}
    numbered = {each["id"]: str(at) for at, each in enumerate(value, start=1) if isinstance(each, dict) and "id" in each}
    return numbered | {key: number for each in value if isinstance(each, dict) for key, number in _rows(each).items()}
