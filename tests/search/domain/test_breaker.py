"""Not asking again what has just failed."""

from search.domain.breaker import Breaker


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def test_what_failed_is_left_alone_for_a_while_and_then_asked_by_one() -> None:
    clock = Clock()
    breaker = Breaker(10, clock)
    first = (breaker.may_ask(), breaker.failed(), breaker.is_open)
    at_once = breaker.may_ask()
    clock.time = 9.9
    before = breaker.may_ask()
    clock.time = 10
    then = [breaker.may_ask() for _caller in range(3)]
    assert (first, at_once, before, then) == ((True, True, True), False, False, [True, False, False])


def test_an_answer_lets_everybody_ask_again() -> None:
    clock = Clock()
    breaker = Breaker(10, clock)
    breaker.failed()
    clock.time = 10
    breaker.may_ask()
    breaker.answered()
    assert ([breaker.may_ask() for _caller in range(3)], breaker.is_open) == ([True, True, True], False)


def test_another_failure_begins_the_time_anew_and_is_no_news() -> None:
    clock = Clock()
    breaker = Breaker(10, clock)
    news = [breaker.failed()]
    clock.time = 10
    breaker.may_ask()
    news.append(breaker.failed())
    clock.time = 19
    assert (news, breaker.may_ask()) == ([True, False], False)


def test_who_was_to_try_and_never_came_back_is_followed_by_another() -> None:
    clock = Clock()
    breaker = Breaker(10, clock)
    breaker.failed()
    tried = []
    for clock.time in (10, 15, 20):
        tried.append(breaker.may_ask())
    assert tried == [True, False, True]
