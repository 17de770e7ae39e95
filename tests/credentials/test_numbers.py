"""Numbers: not to be guessed, forgiving, and a slip of the pen is told from an unknown one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.credentials.numbers import ALPHABET, check_sign, new_public_id, new_serial, read_public_id, read_serial


def test_a_number_is_read_however_it_is_copied() -> None:
    serial = new_serial(year=2026)
    assert read_serial(serial) == serial
    assert read_serial(f"  {serial.lower().replace('-', ' ')} ") == serial
    assert read_serial(serial.replace("-", "–")) == serial
    assert read_serial(serial.replace("0", "O").replace("1", "l")) == serial


def test_no_two_are_alike() -> None:
    assert len({new_serial(year=2026) for _ in range(500)}) == 500
    assert len({new_public_id() for _ in range(500)}) == 500


@given(st.text(ALPHABET, min_size=7, max_size=7), st.integers(0, 6), st.sampled_from(ALPHABET))
def test_one_misread_sign_is_noticed(signs: str, place: int, wrong: str) -> None:
    serial = f"2026-{signs[:4]}-{signs[4:]}{check_sign(signs)}"
    assert read_serial(serial) == serial
    changed = f"{signs[:place]}{wrong}{signs[place + 1 :]}"
    misread = read_serial(f"2026-{changed[:4]}-{changed[4:]}{check_sign(signs)}")
    assert (misread is None) == (wrong != signs[place])


@given(st.text(max_size=40))
def test_anything_may_be_typed(typed: str) -> None:
    for found in (read_serial(typed), read_public_id(typed)):
        assert found is None or found.isascii()


@pytest.mark.parametrize("typed", ["", "2026", "2026-AAAA-AAAA-A", "2026-ÓÓÓÓ-AAAA", "abcd-0000-0000", "９９９９-0000-0000"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_serial(typed) is None


def test_an_address_is_read_in_any_case() -> None:
    public_id = new_public_id()
    assert read_public_id(public_id.upper()) == public_id == read_public_id(public_id)
    assert read_public_id(public_id[:-1]) is None
