"""Pages whose body a test writes."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation

from home.models import TextPage
from tests.factories import CitationFactory, LegalActFactory, SiteTree, TextPageFactory

from .samples import Block, contact, document, every_block, image, tag

Render = Callable[..., str]


@pytest.fixture
def body_page(site_tree: SiteTree) -> Callable[[list[Block]], TextPage]:
    """Make a live page of these blocks below the front page."""

    def make(blocks: list[Block], **kwargs: Any) -> TextPage:
        return TextPageFactory(parent=site_tree.home, body=json.dumps(blocks), **kwargs)

    return make


@pytest.fixture
def full_page(body_page: Callable[..., TextPage], site_tree: SiteTree) -> TextPage:
    """A page with one block of each type."""
    act = LegalActFactory(short_name="uF")
    citation = CitationFactory(act=act, article="5", paragraph="1")
    return body_page(every_block(picture=image(), file=document(), citation=citation, page=site_tree.course, desk=contact(), label=tag()))


@pytest.fixture
def render() -> Render:
    """Render stored blocks, or the body of a page, in a language."""

    def draw(body: Any, language: str = "pl") -> str:
        if isinstance(body, list):
            body = TextPage._meta.get_field("body").to_python(json.dumps(body))
        request = RequestFactory().get("/", headers={"host": "testserver"})
        with translation.override(language):
            return str(body.render_as_block({"request": request}))

    return draw
