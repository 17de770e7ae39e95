"""The shortest way to a question of each type, and the right answer to it: by labels alone, on both sides."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.e2e.hands import BlockForm, polish


@dataclass(frozen=True)
class Recipe:
    """How a question of a type is written and answered.

    Attributes:
        documented: what docs/editors.md calls the type.
        label: what the chooser calls it.
        prompt: what it asks.
        write: fills the form.
        answer: answers rightly; is given the question on the step's page.
        result: what the learner reads in the result beside the verdict.
    """

    documented: str
    label: str
    prompt: str
    write: Callable[[BlockForm], None]
    answer: Callable[[Locator], None]
    result: str


def write_single(form: BlockForm) -> None:
    form.fill("Answer", "Fundator", "Wojewoda")
    form.tick("This answer is right")


def write_multiple(form: BlockForm) -> None:
    form.press("Add")
    form.fill("Answer", "Statut", "Akt fundacyjny", "Pieczątka")
    form.tick("This answer is right", 0)
    form.tick("This answer is right", 1)
    form.press("Settings")
    form.tick("Give a share of the points")


def write_true_false(form: BlockForm) -> None:
    form.choose("The statement is", "false")


def write_short_text(form: BlockForm) -> None:
    form.fill("Accepted answers", "statut\nstatut fundacji")
    form.tick("Forgive typing slips")


def write_number(form: BlockForm) -> None:
    form.fill("Right number", "14")
    form.fill("Off by at most", "1")
    form.fill("Unit", "dni")


PAIRS = {"Zarząd": "prowadzi fundację", "Fundator": "daje majątek", "Rada": "pilnuje zarządu"}


def write_matching(form: BlockForm) -> None:
    form.fill("Entry", *PAIRS)
    form.fill("Goes with", *PAIRS.values())


def answer_matching(question: Locator) -> None:
    for entry, counterpart in PAIRS.items():
        question.get_by_label(entry, exact=True).select_option(label=counterpart)


ITEMS = ("Akt fundacyjny", "Statut", "Wniosek do sądu")


def write_ordering(form: BlockForm) -> None:
    form.fill("Text", *ITEMS)


def answer_ordering(question: Locator) -> None:
    for number, item in enumerate(ITEMS, start=1):
        question.get_by_label(item, exact=True).select_option(label=str(number))


def write_gaps(form: BlockForm) -> None:
    form.fill("Text with gaps", "Fundację ustanawia [1], a wpisuje ją do rejestru [2].")
    form.press("Add")
    form.fill("Accepted answers", "fundator", "sąd")


def answer_gaps(question: Locator) -> None:
    question.get_by_label("luka 1 z 2").fill("Fundator")
    question.get_by_label("luka 2 z 2").fill("sad")


def write_scenario(form: BlockForm) -> None:
    form.fill("What happens", "Dotacja się spóźnia.", "Urząd prosi o wyjaśnienie.")
    form.fill("Choice", "Dzwonię do urzędu", "Czekam", "Wyjaśniam na piśmie", "Nie odpowiadam")
    form.fill("Goes to scene", "B")


def answer_scenario(question: Locator) -> None:
    for choice in ("Dzwonię do urzędu", "Wyjaśniam na piśmie"):
        question.get_by_label(choice, exact=True).check()
        question.get_by_role("button", name=polish("Decide and go on"), exact=True).click()
        expect(question.get_by_text(polish("You chose:") + f" {choice}")).to_be_visible()


def write_nothing_more(form: BlockForm) -> None:
    """The question is all that there is to write."""


def write_poll(form: BlockForm) -> None:
    form.fill("Text", "Krócej niż rok", "Dłużej")


def picking(*words: str) -> Callable[[Locator], None]:
    """An answer that is a tick at each of some words."""

    def pick(question: Locator) -> None:
        for one in words:
            question.get_by_label(one, exact=True).check()

    return pick


def typing(label: str, words: str) -> Callable[[Locator], None]:
    """An answer that is typed."""

    def type_it(question: Locator) -> None:
        question.get_by_label(polish(label), exact=True).fill(words)

    return type_it


POINT = "1 z 1 punktu"
RECIPES = (
    Recipe("one answer", "One answer", "Kto ustanawia fundację?", write_single, picking("Fundator"), POINT),
    Recipe("several answers", "Several answers", "Bez czego się nie da?", write_multiple, picking("Statut", "Akt fundacyjny"), POINT),
    Recipe("true or false", "True or false", "Fundacja ma członków.", write_true_false, picking("Fałsz"), POINT),
    Recipe("short text", "Short text", "Czym się rządzi fundacja?", write_short_text, typing("Your answer", "Statuut"), POINT),
    Recipe("number", "Number", "Ile dni ma sąd?", write_number, typing("Your answer, a number", "13 dni"), POINT),
    Recipe("matching", "Matching", "Kto co robi?", write_matching, answer_matching, POINT),
    Recipe("ordering", "Ordering", "Co jest najpierw?", write_ordering, answer_ordering, POINT),
    Recipe("text with gaps", "Text with gaps", "Uzupełnij zdanie.", write_gaps, answer_gaps, POINT),
    Recipe("scenario", "Scenario", "Co robisz dalej?", write_scenario, answer_scenario, POINT),
    Recipe("reflection", "Reflection", "Od czego zaczniesz?", write_nothing_more, typing("Your thoughts", "Od statutu."), "Od statutu."),
    Recipe("poll", "Poll", "Jak długo działacie?", write_poll, picking("Dłużej"), "1 (100 %)"),
)
