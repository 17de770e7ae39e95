"""Pages, steps and questions that cite an act."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from home.models import TextPage
from learning.models import StepPage
from tests.factories import CitationFactory, LegalActFactory, SiteTree, StepFactory, TextPageFactory, block, single
from tests.factories.publishing import commit_hooks
from tests.factories.questions import stream


def cited(*citations: Any) -> list[dict[str, Any]]:
    """A list of citations in the form in which it is stored."""
    return [{"type": "item", "id": str(uuid4()), "value": {"citation": citation.pk}} for citation in citations]


def basis(*citations: Any) -> str:
    """A body that rests on citations."""
    return stream(block("legal_basis", {"intro": "", "citations": cited(*citations)}))


def citing_page(tree: SiteTree, citation: Any, slug: str = "zasady", **values: Any) -> TextPage:
    """A page of text that cites."""
    page: TextPage = TextPageFactory(parent=tree.home, title=slug.capitalize(), slug=slug, body=basis(citation), **values)
    return page


@dataclass
class Places:
    """An act, and what cites it: a page, a step, and a question of another step that does not cite itself."""

    act: Any
    citation: Any
    page: TextPage
    step: StepPage
    asking: StepPage
    question: UUID


def places(tree: SiteTree, **act: Any) -> Places:
    """An act with a page, a step and a question that cite it."""
    made = LegalActFactory(**{"short_name": "uDPP", "title": "ustawa o działalności", "legal_owner": "", **act})
    citation = CitationFactory(act=made, article="19a", paragraph="1")
    question = uuid4()
    asked = single(block_id=str(question), prompt="Kto składa sprawozdanie?")
    asked["value"]["citations"] = cited(citation)
    return Places(
        made,
        citation,
        citing_page(tree, citation),
        StepFactory(parent=tree.modules[0], title="Krok o prawie", slug="krok-o-prawie", body=basis(citation)),
        StepFactory(parent=tree.modules[0], title="Krok z pytaniem", slug="krok-z-pytaniem", asked=[asked]),
        question,
    )


def change(act: Any, **values: Any) -> None:
    """Save an act with other facts, as whoever saves it."""
    for name, value in values.items():
        setattr(act, name, value)
    with commit_hooks():
        act.save()
