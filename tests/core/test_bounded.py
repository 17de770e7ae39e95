"""What a process keeps in its memory, up to a limit."""

from cms.core.bounded import Bounded


def test_those_that_nobody_asked_for_the_longest_go_first() -> None:
    kept: Bounded[str] = Bounded(room=10)
    kept.put("first", "a", 4)
    kept.put("second", "b", 4)
    assert kept.get("first") == "a"
    kept.put("third", "c", 4)
    assert [kept.get(key) for key in ("first", "second", "third")] == ["a", None, "c"]


def test_what_is_put_again_weighs_once() -> None:
    kept: Bounded[str] = Bounded(room=10)
    kept.put("other", "o", 2)
    for text in "abc":
        kept.put("same", text, 8)
    assert (kept.get("other"), kept.get("same")) == ("o", "c")


def test_what_alone_weighs_too_much_is_not_kept_and_nothing_goes_for_it() -> None:
    kept: Bounded[str] = Bounded(room=10)
    kept.put("small", "a", 1)
    kept.put("large", "b", 11)
    assert (kept.get("small"), kept.get("large")) == ("a", None)


def test_what_is_put_again_and_grown_too_large_is_not_given_out_as_it_was() -> None:
    kept: Bounded[str] = Bounded(room=10)
    kept.put("it", "small", 1)
    kept.put("it", "large", 11)
    assert kept.get("it") is None


def test_nothing_is_kept_after_forgetting() -> None:
    kept: Bounded[str] = Bounded(room=10)
    kept.put("a", "a", 10)
    kept.forget()
    kept.put("b", "b", 10)
    assert (kept.get("a"), kept.get("b")) == (None, "b")
