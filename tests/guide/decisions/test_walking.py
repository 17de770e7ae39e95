"""From the answers in an address to where they come to."""

from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from cms.guide.decisions.helper import AnswerRow, Helper, QuestionRow, ResultRow
from cms.guide.decisions.walking import LONGEST_WAY, go_on, read, walk

from .test_checking import calmly


def asking(key: str, number: int, most: int, **answers: str) -> QuestionRow:
    return QuestionRow(key, number, key, "", tuple(AnswerRow(one * 8, one, "", to) for one, to in answers.items()), most)


def ending(key: str, number: int) -> ResultRow:
    return ResultRow(key, number, key, SafeString(), (), (), (), (), ())


HELPER = Helper(
    "first",
    (asking("first", 1, 3, a="second", b="end"), asking("second", 2, 2, c="third", d="end"), asking("third", 3, 1, e="end", f="other")),
    (ending("end", 1), ending("other", 2)),
)
A, B, C, D, E, F = (sign * 8 for sign in "abcdef")


def test_way_leads_to_a_question_with_its_number_and_the_most_there_are() -> None:
    walked = walk(HELPER, [A, C])
    assert (walked.question and walked.question.key, walked.number, walked.most, walked.has_changed) == ("third", 3, 3, False)
    assert [(one.number, one.question.key, one.answer.text, one.before) for one in walked.given] == [
        (1, "first", "a", ""),
        (2, "second", "c", A),
    ]
    assert walk(HELPER, [A, D]).result == HELPER.result("end")


def test_what_the_helper_does_not_know_ends_the_way_and_is_told() -> None:
    walked = walk(HELPER, [A, E, C])
    assert (walked.way, walked.question and walked.question.key, walked.has_changed) == (A, "second", True)
    assert (walk(HELPER, [B, A]).way, walk(HELPER, [B, A]).has_changed) == (B, True)


def test_changed_answer_keeps_the_later_ones_that_fit() -> None:
    """First a → c → f; then another answer to the second question, and the first one again."""
    at_second, earlier = walk(HELPER, [A]), [A, C, F]
    question = at_second.question
    assert question
    answers = {answer.short: go_on(HELPER, at_second, answer, earlier).way for answer in question.answers}
    assert answers == {C: f"{A}-{C}-{F}", D: f"{A}-{D}"}
    assert go_on(HELPER, at_second, question.answers[0], [B, C, F]).way == f"{A}-{C}"


@calmly
@given(st.text(max_size=300))
def test_any_address_can_be_read_and_walked(way: str) -> None:
    walked = walk(HELPER, read(way))
    assert walk(HELPER, read(walked.way)).way == walked.way


def test_signs_of_something_else_end_what_is_read() -> None:
    assert read(f"{A.upper()}-{B}/") == [A, B]
    assert read("") == []
    assert read(f"{A}-zz-{B}") == [A, ""]
    assert len(read("-".join([A] * 5000))) == LONGEST_WAY
