"""A question of each type is written in the admin by the labels that stand there, in few moves, and works for whoever learns."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from learning.enums import QuestionKind
from tests.e2e import steps
from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.hands import Hands, add_question, polish
from tests.e2e.question_recipes import RECIPES, Recipe
from tests.e2e.visitor import Visitor

#: A question takes no more moves than this, whatever its type.
MOST = 15
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "editors.md"


def documented(recipe: Recipe) -> tuple[set[str], int]:
    """What the guide says of a type: the labels in italics, and the largest number of moves."""
    rows = [line.strip("| ").split(" | ") for line in GUIDE.read_text(encoding="utf-8").splitlines()]
    [(_, fields, moves)] = [row for row in rows if row[0] == recipe.documented]
    return set(re.findall(r"\*([^*]+)\*", fields)), max(map(int, re.findall(r"\d+", moves)))


def test_every_type_has_its_recipe() -> None:
    assert len({recipe.label for recipe in RECIPES}) == len(RECIPES) == len(QuestionKind)


@pytest.mark.parametrize("recipe", RECIPES, ids=[recipe.documented for recipe in RECIPES])
def test_question_is_written_by_labels_alone_and_works(make_visitor: MakeVisitor, facts: Facts, recipe: Recipe) -> None:
    editor, learner = make_visitor(), make_visitor()
    editor.sign_in("editor")
    steps.begin(editor, facts, f"Próba: {recipe.documented}")

    hands = Hands(editor.page)
    form = add_question(hands, recipe.label)
    form.fill("Question", recipe.prompt)
    recipe.write(form)

    labels, moves = documented(recipe)
    assert (hands.moves, form.used - labels) == (moves, set())
    assert moves <= MOST
    step = steps.publish(editor, facts)

    learner.go(step.path)
    question = learner.main.get_by_role("group", name=recipe.prompt)
    recipe.answer(question)
    learner.send()

    answer = learner.main.get_by_role("article").last
    expect(learner.main.locator(".verdict--passed")).to_be_visible()
    expect(answer.get_by_role("heading")).to_have_text(recipe.prompt)
    expect(answer).to_contain_text(recipe.result)
    steps.remove(editor, facts, step)


def test_rows_of_a_new_question_are_called_what_they_are_and_folded_each_by_its_own_button(visitor: Visitor, facts: Facts) -> None:
    visitor.sign_in("editor")
    steps.begin(visitor, facts, "Próba: zwijanie")
    scenario = add_question(Hands(visitor.page), "Scenario").region
    # A scene is called by its label too.
    scenes = scenario.get_by_role("region", name=re.compile(rf"^{polish('Scene')} [AB]:$"))
    choices = scenario.get_by_role("region", name=polish("Choice"), exact=True)
    expect(scenes).to_have_count(2)
    expect(choices).to_have_count(4)

    choices.nth(1).get_by_role("button", name="Przełącz sekcję").click()

    # The choice, what comes of it, and where it leads.
    assert [choices.nth(number).get_by_role("textbox").count() for number in range(4)] == [3, 0, 3, 3]
