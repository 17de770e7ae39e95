"""A rename or a move that fails in the middle: there is never a new address without the old one leading on, nor the other way round."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Page

from cms.core.models import MovedAddress
from home.models import HomePage, TextPage

from .trees import add, answers, move, rename, section_of

Fronts = dict[str, HomePage]


class _CutOffError(RuntimeError):
    """What goes wrong."""


def _cut_off(*_args: Any, **_kwargs: Any) -> None:
    raise _CutOffError


def _rename(section: Page, fronts: Fronts) -> None:
    rename(section, "inny")


def _move(section: Page, fronts: Fronts) -> None:
    move(section, Page.objects.get(slug="cel", depth=3))


@pytest.fixture
def section(fronts: Fronts) -> TextPage:
    """A section with pages below it, and a place to move it to."""
    add(fronts["pl"], "cel")
    return section_of(130, parent=fronts["pl"], slug="dzial")


def _addresses() -> list[str]:
    return list(Page.objects.order_by("path").values_list("url_path", flat=True))


@pytest.mark.parametrize("change", [_rename, _move])
@pytest.mark.parametrize(
    ("thing", "name"),
    [(MovedAddress.objects, "bulk_create"), (Page, "_update_descendant_url_paths")],
    ids=["recording fails", "the pages below fail"],
)
def test_nothing_is_changed_when_it_fails_in_the_middle(
    fronts: Fronts, section: TextPage, monkeypatch: pytest.MonkeyPatch, change: Callable[..., None], thing: Any, name: str
) -> None:
    before = _addresses()
    with monkeypatch.context() as patched:
        patched.setattr(thing, name, _cut_off)
        with pytest.raises(_CutOffError), transaction.atomic():
            change(section, fronts)
    assert (_addresses(), MovedAddress.objects.count()) == (before, 0)
    assert answers("/pl/dzial/strona-100/")[0] == 200
    change(section, fronts)
    assert answers("/pl/dzial/strona-100/")[0] == 301


@pytest.mark.parametrize("change", [_rename, _move])
def test_the_old_address_is_kept_before_the_commit(fronts: Fronts, section: TextPage, monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    # A process that ends between the commit and what follows it leaves addresses that lead on.
    monkeypatch.setattr(transaction, "on_commit", lambda *_args, **_kwargs: None)
    monkeypatch.setattr("django.dispatch.Signal.send", _only_saving)
    change(section, fronts)
    monkeypatch.undo()
    assert [str(row) for row in MovedAddress.objects.all()] == ["/pl/dzial/"]


def _only_saving(signal: Any, sender: Any, **named: Any) -> list[Any]:
    from django.db.models.signals import pre_save

    return [receiver(signal=signal, sender=sender, **named) for receiver in signal._live_receivers(sender)[0]] if signal is pre_save else []


def test_saving_a_draft_of_another_address_keeps_none(fronts: Fronts) -> None:
    page = add(fronts["pl"], "szkic")
    page.slug = "inny-szkic"
    page.save_revision()
    assert MovedAddress.objects.count() == 0
    assert answers("/pl/szkic/")[0] == 200
