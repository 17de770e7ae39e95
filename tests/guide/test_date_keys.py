"""Dates of a procedure and the steps that name them: a deadline without a start is told, and a date that nobody uses."""

import pytest

from cms.guide.date_keys import GIVEN_TWICE, NO_START, UNKNOWN_GIVEN, UNUSED, Naming, misfits

USED = Naming("Zgłoś", "", ("wpis",))


@pytest.mark.parametrize(
    ("keys", "steps", "found"),
    [
        pytest.param({"wpis"}, [Naming("Wpis", "wpis", ()), USED], [], id="fits"),
        pytest.param(set(), [USED], [("Zgłoś", NO_START, "wpis")], id="deadline without a start"),
        pytest.param({"wpis"}, [Naming("Wpis", "inna", ()), USED], [("Wpis", UNKNOWN_GIVEN, "inna")], id="gives an unknown date"),
        pytest.param(
            {"wpis"}, [Naming("A", "wpis", ()), Naming("B", "wpis", ("wpis",))], [("B", GIVEN_TWICE, "wpis")], id="two steps give one date"
        ),
        pytest.param({"wpis", "start"}, [USED], [("", UNUSED, "start")], id="date without a deadline"),
        pytest.param(set(), [Naming("Nic", "", ())], [], id="no dates at all"),
    ],
)
def test_misfits(keys: set[str], steps: list[Naming], found: list[tuple[str, str, str]]) -> None:
    assert [(one.step, one.message, one.key) for one in misfits(keys=keys, steps=steps)] == found


def test_message_names_step_key_and_what_there_is() -> None:
    [misfit] = misfits(keys={"start"}, steps=[Naming("Zgłoś", "", ("wpis", "start"))])
    assert all(word in str(misfit) for word in ("Zgłoś", "wpis", "start"))
