"""The table of access holds: for every address, role and way of asking."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from tests.factories import SiteTree

from .addresses import every_address
from .observing import ask
from .outcomes import matches
from .table import TABLE, rows_for
from .world import ROLES, VARIANTS, make_world


def names() -> list[str]:
    """Every name that a row can be about."""
    return [address.name for address in every_address()] + list(VARIANTS)


def test_every_address_stands_in_exactly_one_row() -> None:
    with translation.override("pl"):
        assert {name: len(rows_for(name)) for name in names() if len(rows_for(name)) != 1} == {}


def test_every_row_is_about_an_address() -> None:
    with translation.override("pl"):
        known = names()
    unused = [f"{row.room}:{own}" for row in TABLE for own in row.names.split() if not any(_one(row, own).covers(name) for name in known)]
    assert unused == []


def _one(row: object, own: str) -> object:
    import dataclasses

    return dataclasses.replace(row, names=own)  # type: ignore[type-var]


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_access_is_as_declared(role: str, site_tree: SiteTree) -> None:
    world = make_world(site_tree)
    with translation.override("pl"):
        addresses = {address.name: address for address in every_address()}
    place = ROLES.index(role)
    differences = []
    for name in [*addresses, *VARIANTS]:
        [row] = rows_for(name)
        address = addresses[name.partition("@")[0]]
        for method, wanted in (("get", row.looking[place]), ("post", row.doing[place])):
            got = ask(world, role, address, method, variant=name.partition("@")[2])
            if not matches(got, wanted):
                differences.append(f"{role} {method} {name}: {got}, not {wanted}")
    assert differences == []


def test_bulk_action_leaves_pages_alone_that_a_person_may_not_publish(site_tree: SiteTree, translator_client: Client) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    translator_client.post(f"{url}?id={site_tree.read_step.pk}&id={site_tree.home_en.pk}")
    live = Page.objects.filter(pk__in=[site_tree.read_step.pk, site_tree.home_en.pk], live=True)
    assert [page.pk for page in live] == [site_tree.read_step.pk]
