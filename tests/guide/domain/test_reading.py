"""What a form says, read against the guide as it is now."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from cms.guide.domain.problems import Problem, ProblemKind
from cms.guide.domain.reading import Sent, Understood, understand
from tests.guide.outlines import ACT, ENTRY, GROUP, ONLINE, OUTLINE

GONE = UUID(int=99)


def test_all_that_is_right_is_understood() -> None:
    sent = Sent([str(ACT.id)], [str(ENTRY.id)], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"})
    assert understand(OUTLINE, sent) == Understood((ACT,), frozenset({ENTRY.id}), {GROUP: ONLINE}, {"wpis-krs": date(2026, 11, 3)})


def test_one_wrong_thing_does_not_keep_the_others_out() -> None:
    sent = Sent([str(ACT.id), str(GONE), "zły"], [], [f"{GROUP}:{GONE}", "zły"], {"wpis-krs": "31.02.2026", "inny": "3.11.2026"})
    assert understand(OUTLINE, sent) == Understood(
        (ACT,),
        problems=(
            Problem("tick", ProblemKind.GONE_STEP),
            Problem("tick", ProblemKind.GONE_STEP),
            Problem("choose", ProblemKind.GONE_CHOICE),
            Problem("choose", ProblemKind.GONE_CHOICE),
            Problem("date-wpis-krs", ProblemKind.NO_SUCH_DAY, "31.02.2026"),
            Problem("date-inny", ProblemKind.GONE_DATE, "3.11.2026"),
        ),
    )


def test_a_step_that_is_gone_can_still_be_unticked() -> None:
    assert understand(OUTLINE, Sent(untick=[str(GONE)])) == Understood(untick=frozenset({GONE}))


def test_an_empty_date_and_an_empty_choice_take_back() -> None:
    assert understand(OUTLINE, Sent(choose=[f"{GROUP}:"], dates={"wpis-krs": " "})) == Understood(
        choices={GROUP: None}, dates={"wpis-krs": None}
    )


@given(
    st.builds(
        Sent,
        tick=st.lists(st.text(max_size=40), max_size=5),
        untick=st.lists(st.text(max_size=40), max_size=5),
        choose=st.lists(st.text(max_size=80), max_size=5),
        dates=st.dictionaries(st.text(max_size=10) | st.just("wpis-krs"), st.text(max_size=40), max_size=5),
    )
)
def test_whatever_is_sent_is_read(sent: Sent) -> None:
    assert understand(OUTLINE, sent).tick == ()
