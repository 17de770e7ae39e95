"""The right answer to a question of each type, and a wrong one, as moves: read from the key in the database.

What is wrong is whole: the quiz takes it and grades it. Types that nobody grades are answered alike either way.
"""

from collections.abc import Callable
from decimal import Decimal

from learning.enums import QuestionKind, Verdict
from learning.kinds.typed import shown_answers
from tests.e2e.asked import AskedQuestion
from tests.e2e.moves import Decide, Move, Pick, Tick, Write

#: Words that no question accepts.
NONSENSE = "zupełnie co innego"
THOUGHT = "Myśl na próbę."


def choice(question: AskedQuestion, right: bool) -> list[Move]:
    """One answer, several, true or false; wrongly, one that is not right, or not all that are."""
    chosen = question.right if right else (question.wrong or question.right)[:1]
    return [Tick(question.name, option) for option in chosen]


def short_text(question: AskedQuestion, right: bool) -> list[Move]:
    """The first of the accepted answers."""
    return [Write(question.name, shown_answers(question.payload, question.texts, "")[0] if right else NONSENSE)]


def number(question: AskedQuestion, right: bool) -> list[Move]:
    """The number itself, or the first whole step beyond what is tolerated."""
    value, tolerance = Decimal(question.payload["value"]), Decimal(question.payload["tolerance"])
    return [Write(question.name, str(value if right else value + tolerance + 1))]


def gap_fill(question: AskedQuestion, right: bool) -> list[Move]:
    """Each gap in its turn in the text; one with answers to choose from is a menu."""

    def fill(gap: str) -> Move:
        field, accepted = question.field(gap), shown_answers(question.payload, question.texts, gap)[0]
        distractors = question.texts["distractors"].get(gap)
        if distractors:
            return Pick(field, accepted if right else distractors[0])
        return Write(field, accepted if right else NONSENSE)

    return [fill(gap) for gap in question.payload["gaps"]]


def matching(question: AskedQuestion, right: bool) -> list[Move]:
    """Each entry gets its counterpart, or that of the entry below it."""
    pairs = question.texts["pairs"]
    shifted = pairs if right else [*pairs[1:], pairs[0]]
    return [Pick(question.field(pair["id"]), other["right"]) for pair, other in zip(pairs, shifted, strict=True)]


def ordering(question: AskedQuestion, right: bool) -> list[Move]:
    """The numbers in order, or each one off, so that none is in its place."""
    order = question.payload["order"]
    numbers = range(len(order)) if right else [*range(1, len(order)), 0]
    return [Pick(question.field(item), str(place + 1)) for item, place in zip(order, numbers, strict=True)]


def scenario(question: AskedQuestion, right: bool) -> list[Move]:
    """From scene to scene by the best choices, or by the first that is not best."""
    moves: list[Move] = []
    scene = question.payload["start"]
    while scene:
        ways = question.payload["scenes"][scene].items()
        choice, way = next(((key, way) for key, way in ways if (way["verdict"] == Verdict.BEST) == right), next(iter(ways)))
        moves += [Tick(question.field(scene), choice), Decide(question.block, question.field(scene))]
        scene = way["to"]
    return moves


def reflection(question: AskedQuestion, right: bool) -> list[Move]:
    """A thought."""
    return [Write(question.name, THOUGHT)]


def poll(question: AskedQuestion, right: bool) -> list[Move]:
    """The first option."""
    return [Tick(question.name, question.payload["options"][0])]


ANSWERS: dict[QuestionKind, Callable[[AskedQuestion, bool], list[Move]]] = {
    QuestionKind.SINGLE: choice,
    QuestionKind.MULTIPLE: choice,
    QuestionKind.TRUE_FALSE: choice,
    QuestionKind.SHORT_TEXT: short_text,
    QuestionKind.NUMBER: number,
    QuestionKind.MATCHING: matching,
    QuestionKind.ORDERING: ordering,
    QuestionKind.GAP_FILL: gap_fill,
    QuestionKind.SCENARIO: scenario,
    QuestionKind.REFLECTION: reflection,
    QuestionKind.POLL: poll,
}


def answer_to(question: AskedQuestion, *, right: bool) -> list[Move]:
    """What to do to answer a question rightly, or wrongly on purpose."""
    return ANSWERS[question.kind](question, right)
