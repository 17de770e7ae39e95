"""Translations keep the place of their source among pages."""

import logging

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from learning.models import ModulePage, StepPage
from tests.factories import SiteTree, translate

pytestmark = pytest.mark.django_db


def steps_of(module: Page) -> list[str]:
    return [str(step.translation_key) for step in module.get_children()]


def second_module(step: StepPage) -> Page:
    course = step.get_parent().get_parent()
    return Page.objects.get(pk=course.add_child(instance=ModulePage(title="Drugi moduł", slug="drugi", locale=course.locale)).pk).specific


def test_steps_that_change_places_change_them_in_every_language(site_tree: SiteTree) -> None:
    read, quiz = site_tree.read_step, site_tree.quiz_step
    for code in ("en", "nb"):
        translate(read, code)
        translate(quiz, code)
    module = read.get_parent()
    before = steps_of(module)
    last = Page.objects.get(translation_key=before[-1], locale=module.locale)
    last.move(module, pos="first-child")
    for code in ("en", "nb"):
        there = module.get_translation(translate(read, code).locale)
        wanted = [key for key in steps_of(Page.objects.get(pk=module.pk)) if key in steps_of(there)]
        assert steps_of(there) == wanted != []


def test_a_page_that_moves_takes_its_translations_along(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    english = translate(step, "en")
    other = second_module(step)
    other_english = translate(other, "en")
    StepPage.objects.get(pk=step.pk).move(other, pos="last-child")
    assert StepPage.objects.get(pk=english.pk).get_parent().pk == other_english.pk


def test_a_translation_stays_where_the_page_above_is_not_translated(site_tree: SiteTree, caplog: pytest.LogCaptureFixture) -> None:
    step = site_tree.read_step
    english = translate(step, "en")
    other = second_module(step)
    with caplog.at_level(logging.WARNING):
        StepPage.objects.get(pk=step.pk).move(other, pos="last-child")
    assert StepPage.objects.get(pk=english.pk).get_parent().pk == english.get_parent().pk
    assert "is not translated" in caplog.text


def test_a_translation_stays_where_its_address_is_taken(site_tree: SiteTree, caplog: pytest.LogCaptureFixture) -> None:
    step = site_tree.read_step
    english = translate(step, "en")
    other = second_module(step)
    translate(other, "en").add_child(instance=StepPage(title="By hand", slug=english.slug, locale=english.locale))
    with caplog.at_level(logging.WARNING):
        StepPage.objects.get(pk=step.pk).move(other, pos="last-child")
    assert StepPage.objects.get(pk=english.pk).get_parent().pk == english.get_parent().pk
    assert "is taken" in caplog.text


def test_an_independent_page_follows_in_nothing(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    english = translate(step, "en")
    Translation.objects.filter(source__object_id=step.translation_key).update(enabled=False)
    other = second_module(step)
    translate(other, "en")
    StepPage.objects.get(pk=step.pk).move(other, pos="last-child")
    assert StepPage.objects.get(pk=english.pk).get_parent().pk == english.get_parent().pk
    StepPage.objects.get(pk=step.pk).unpublish()
    assert StepPage.objects.get(pk=english.pk).live
