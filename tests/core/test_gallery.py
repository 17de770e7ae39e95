"""The gallery: every component, in its states, as the real thing; and nowhere but on one's own machine."""

import re
from http import HTTPStatus

import pytest
from django.test import RequestFactory, override_settings
from django.urls import reverse

from cms.core.gallery import drawing
from cms.core.gallery.sample import Sample, State, normal
from cms.core.gallery.samples import SAMPLES
from tests.factories import SiteTree
from tests.harness.client import BrowserClient


def test_every_component_is_in_the_gallery() -> None:
    assert sorted(SAMPLES) == drawing.component_names()


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_component_is_drawn_at_least_in_its_first_state(name: str) -> None:
    states = [sample.state for sample in SAMPLES[name]]

    assert states
    assert set(states) <= set(State)


def test_gallery_draws_every_component(client: BrowserClient, site_tree: SiteTree) -> None:
    response = client.get(reverse("gallery"))
    html = response.content.decode()

    assert response.status_code == HTTPStatus.OK
    assert re.findall(r'<h2 id="([^"]+)">\1</h2>', html) == drawing.component_names()
    assert html.count('class="gallery__state"') == sum(len(samples) for samples in SAMPLES.values())


def test_gallery_has_no_id_twice(client: BrowserClient, site_tree: SiteTree) -> None:
    ids = re.findall(r'\sid="([^"]+)"', client.get(reverse("gallery")).content.decode())

    assert sorted(ids) == sorted(set(ids))


def test_there_is_no_gallery_outside_local_settings(client: BrowserClient, site_tree: SiteTree) -> None:
    with override_settings(GALLERY=False):
        assert client.get(reverse("gallery"), follow=True).status_code == HTTPStatus.NOT_FOUND


def test_piece_of_a_page_gets_ids_of_its_own_and_keeps_what_points_outside() -> None:
    html = '<p id="a" aria-describedby="b c">x</p><a href="#b">y</a><b id="b"></b><a href="/b/">z</a>'

    assert drawing.with_own_ids(html, "m") == (
        '<p id="a--m" aria-describedby="b--m c">x</p><a href="#b--m">y</a><b id="b--m"></b><a href="/b/">z</a>'
    )


def test_sample_that_gives_too_much_is_refused(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    samples: dict[str, tuple[Sample, ...]] = {"brand": (normal(colour="red"),)}
    monkeypatch.setattr(drawing, "SAMPLES", samples)
    monkeypatch.setattr(drawing, "component_names", lambda: ["brand"])

    with pytest.raises(ValueError, match="'brand' gives colour, which it does not take"):
        list(drawing.exhibits(rf.get("/gallery/")))
