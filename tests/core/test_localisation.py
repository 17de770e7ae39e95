"""The switch that keeps translations still during a load."""

import threading

import pytest

from cms.core.localisation import is_paused, paused


def test_paused_inside_and_not_after() -> None:
    """Also when blocks are inside each other, and when one ends by an error."""
    assert not is_paused()
    with paused():
        with paused():
            assert is_paused()
        assert is_paused()
    with pytest.raises(ValueError, match="x"), paused():
        raise ValueError("x")
    assert not is_paused()


def test_paused_in_this_thread_only() -> None:
    """A load does not stop an editor's publishing beside it."""
    seen: list[bool] = []
    with paused():
        thread = threading.Thread(target=lambda: seen.append(is_paused()))
        thread.start()
        thread.join()
    assert seen == [False]
