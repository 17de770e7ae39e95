"""Many at once: nobody's translation is overwritten unseen, nothing is begun or published twice."""

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.translation.domain.publishing import begin_translation, publish_translation
from cms.translation.domain.saving import save_text
from cms.translation.errors import TextChangedError
from tests.accounts.browsing import in_threads
from tests.factories import SiteTree, UserFactory, translate

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 8


def test_of_many_who_translate_a_text_at_once_one_is_kept_and_the_others_are_told(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en", complete=False)
    translation = Translation.objects.select_related("target_locale").get(source__object_id=step.translation_key)
    segments = StringSegment.objects.select_related("string", "context", "source__specific_content_type").filter(source=translation.source)
    segment = segments.order_by("-order").first()
    assert segment is not None
    people = [UserFactory() for _ in range(MANY)]

    def work(number: int) -> bool:
        try:
            return save_text(translation=translation, segment=segment, typed=f"words of {number}", user=people[number], seen=None)
        except TextChangedError:
            return False

    saved = in_threads(MANY, work)
    assert sum(saved) == 1
    kept = StringTranslation.objects.get(translation_of=segment.string, context=segment.context, locale=translation.target_locale)
    assert kept.data == f"words of {saved.index(True)}"


def test_a_page_is_begun_once(site_tree: SiteTree) -> None:
    norwegian = Locale.objects.get(language_code="nb")
    begun = in_threads(MANY, lambda _number: begin_translation(page_key=site_tree.read_step.translation_key, locale=norwegian).pk)
    assert len(set(begun)) == 1
    assert Page.objects.filter(translation_key=site_tree.read_step.translation_key, locale=norwegian).count() == 1


def test_publishing_many_times_at_once_leaves_one_whole_page(site_tree: SiteTree) -> None:
    translate(site_tree.read_step, "en")
    translation, person = Translation.objects.get(source__object_id=site_tree.read_step.translation_key), UserFactory(admin=True)
    in_threads(MANY, lambda _number: publish_translation(translation=translation, user=person))
    [page] = Page.objects.filter(translation_key=site_tree.read_step.translation_key, locale=translation.target_locale)
    assert (page.live, page.title, page.has_unpublished_changes) == (True, f"en: {site_tree.read_step.title}", False)
