import json
from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from cms.core.findable.content import Findable
from cms.core.findable.pages import PageSource
from cms.core.findable.registry import changed, kinds
from tests.factories import SiteTree, unpublish

pytestmark = pytest.mark.django_db


def said(*pages: Any) -> dict[str, Findable]:
    return {one.title: one for one in PageSource().findables([str(page.translation_key) for page in pages])}


@pytest.fixture
def heard() -> Iterator[list[str]]:
    keys: list[str] = []

    def hear(sender: Any, keys: list[str], _into: list[str] = keys, **kwargs: Any) -> None:
        _into.extend(keys)

    changed.connect(hear)
    yield keys
    changed.disconnect(hear)


def test_a_step_says_what_it_is_a_part_of(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    found = said(step)[step.title]
    assert (found.kind, found.language, found.group) == ("step", "pl", str(site_tree.course.translation_key))
    assert found.section == str(site_tree.index.translation_key)
    assert site_tree.course.title in found.above


def test_nothing_of_a_quiz_but_its_questions_is_said(site_tree: SiteTree) -> None:
    found = said(site_tree.quiz_step)[site_tree.quiz_step.title]
    text = json.dumps([found.text, found.keywords], ensure_ascii=False)
    for question in site_tree.first_questions:
        value = question["value"]
        assert str(value["prompt"])[:30] in text
        for part in ("feedback_correct", "feedback_incorrect", "hint"):
            assert not value.get(part) or value[part] not in text
        for option in value.get("options", ()):
            assert option["value"]["text"] not in text


def test_what_readers_cannot_open_is_not_said(site_tree: SiteTree) -> None:
    unpublish(site_tree.read_step)
    assert said(site_tree.read_step) == {}
    PageViewRestriction.objects.create(page=site_tree.course, restriction_type=PageViewRestriction.LOGIN)
    assert said(site_tree.course, site_tree.quiz_step) == {}
    assert PageSource().addresses([str(site_tree.course.translation_key)], "pl") == {}


def test_addresses_are_those_of_a_language(site_tree: SiteTree) -> None:
    key = str(site_tree.course.translation_key)
    assert PageSource().addresses([key], "pl") == {key: site_tree.course.url}
    assert PageSource().addresses([key], "nb") == {}


def test_every_key_is_given_once(site_tree: SiteTree) -> None:
    keys = list(PageSource().keys())
    assert len(keys) == len(set(keys))
    assert str(site_tree.home.translation_key) in keys


def test_changes_are_told(site_tree: SiteTree, heard: list[str]) -> None:
    unpublish(site_tree.read_step)
    assert str(site_tree.read_step.translation_key) in heard
    heard.clear()
    PageViewRestriction.objects.create(page=site_tree.course, restriction_type=PageViewRestriction.LOGIN)
    assert {str(page.translation_key) for page in (site_tree.course, *site_tree.steps)} <= set(heard)
    heard.clear()
    site_tree.read_step.delete()
    assert str(site_tree.read_step.translation_key) in heard


def test_kinds_stand_in_their_order() -> None:
    names = [kind.name for kind in kinds()]
    assert names.index("news") < names.index("guide") < names.index("course") < names.index("page")
