"""Tags: what the editor refuses, what translations and copies carry, which pages a tag finds."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import TranslationSource

from cms.core.models import PortalTag, TaggedPage
from cms.core.models.tags import PortalTagField
from cms.core.pages.tagged import pages_with_tags
from cms.news.models import ArticlePage, NewsIndexPage
from tests.factories import SiteTree, TextPageFactory, publish, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(site_tree: SiteTree) -> NewsIndexPage:
    page = NewsIndexPage(title="Aktualności", slug="aktualnosci", locale=site_tree.home.locale)
    site_tree.home.add_child(instance=page)
    return publish(page)


@pytest.fixture
def article(index: NewsIndexPage) -> Callable[..., ArticlePage]:
    def make(title: str = "Nabór", *tags: str, **kwargs: Any) -> ArticlePage:
        page = ArticlePage(title=title, slug=title.lower(), locale=index.locale, **kwargs)
        index.add_child(instance=page)
        page.tags.set(list(tags))
        return publish(page)

    return make


def names(page: Page) -> list[str]:
    """The tags that are stored for a page, in their order."""
    return list(TaggedPage.objects.filter(content_object=page.pk).order_by("pk").values_list("tag__name", flat=True))


def refused(typed: str) -> list[str]:
    with translation.override("en"):
        with pytest.raises(ValidationError) as caught:
            PortalTagField(tag_model=PortalTag, required=False).clean(typed)
        return caught.value.messages


def test_tag_of_300_characters_is_refused_with_what_to_do() -> None:
    assert refused("granty, " + "a" * 300) == [
        f"The tag “{'a' * 40}…” has 300 characters. Shorten it to 100 at most; nothing else was changed."
    ]
    assert PortalTagField(tag_model=PortalTag).clean("a" * 100) == ["a" * 100]


@pytest.mark.parametrize(
    ("typed", "shown"), [("???", "???"), ("granty, -", "-"), ("a\u202eb", "a\ufffdb"), ("a\u0085b, ok", "a\ufffdb"), ("“”", "“”")]
)
def test_tag_without_letters_is_refused(typed: str, shown: str) -> None:
    assert refused(typed) == [
        f"“{shown}” is no tag. Write a word with at least one letter or digit, or remove it; nothing else was changed."
    ]


def test_too_many_tags_are_refused() -> None:
    assert refused(", ".join(f"t{n}" for n in range(21))) == ["These are 21 tags. Keep the 20 that say most; nothing else was changed."]


@pytest.mark.parametrize("typed", ["Żółw, Łódź", '"dwa słowa", Żółw', "Україна, 1%"])
def test_words_in_any_language_are_tags(typed: str) -> None:
    assert len(PortalTagField(tag_model=PortalTag).clean(typed)) == 2


def sent(page: ArticlePage, tags: str) -> dict[str, Any]:
    """The editor's form."""
    return nested_form_data(
        {
            "title": "Zmieniony tytuł",
            "slug": page.slug,
            "legal_status": "draft",
            "published_on": "2026-11-03",
            "kind": page.kind,
            "tags": tags,
            "body": streamfield([]),
            "article_authors": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )


@pytest.mark.parametrize("typed", ["a" * 300, "???", "ok, " + "b" * 101, "\x00"])
def test_refused_tag_comes_back_to_the_editor_with_all_that_was_typed(
    article: Callable[..., ArticlePage], admin_client: Any, typed: str
) -> None:
    page = article("Nabór", "granty")
    response = admin_client.post(f"/admin/pages/{page.pk}/edit/", sent(page, typed))
    form = response.context["form"]
    assert (response.status_code, list(form.errors), form["tags"].value(), form["title"].value()) == (
        200,
        ["tags"],
        typed,
        "Zmieniony tytuł",
    )
    page.refresh_from_db()
    assert (page.title, names(page), PortalTag.objects.count()) == ("Nabór", ["granty"], 1)


def test_editor_makes_a_tag_and_finds_one_whatever_its_capitals(article: Callable[..., ArticlePage], admin_client: Any) -> None:
    page = article("Nabór", "granty")
    response = admin_client.post(f"/admin/pages/{page.pk}/edit/", sent(page, "GRANTY, Łódź w sieci"))
    assert response.status_code == 302, response.context["form"].errors
    assert names(page) == ["granty", "Łódź w sieci"]
    assert list(PortalTag.objects.values_list("name", "slug")) == [("granty", "granty"), ("Łódź w sieci", "lodz-w-sieci")]


def test_slugs_are_plain_and_unique() -> None:
    tags = [PortalTag.objects.create(name=name) for name in ("Łódź", "łodz", "Lódz?", "Україна", "Киев", "ż" * 100)]
    assert [tag.slug for tag in tags] == ["lodz", "lodz-2", "lodz-3", "tag", "tag-2", "z" * 90]


def test_same_name_in_other_capitals_is_refused_by_form_and_database() -> None:
    PortalTag.objects.create(name="Granty")
    with translation.override("en"), pytest.raises(ValidationError, match="There is a tag with this name already"):
        PortalTag(name="granty").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        PortalTag.objects.create(name="GRANTY")


def test_tag_has_a_name_in_each_language_and_says_when_it_is_polish() -> None:
    tag = PortalTag(name="granty", name_en="grants")
    assert [(tag.title(code), tag.lang(code)) for code in ("pl", "en", "nb")] == [("granty", ""), ("grants", ""), ("granty", "pl")]


def test_translation_carries_the_tags_of_its_source_and_follows_them(article: Callable[..., ArticlePage]) -> None:
    page = article("Nabór", "granty", "kultura")
    english = translate(page, "en")
    assert names(english) == ["granty", "kultura"]
    page.tags.set(["sport", "granty"])
    publish(page)
    again = translate(page, "en")
    assert (names(again), again.live, names(page)) == (["sport", "granty"], True, ["sport", "granty"])
    page.tags.clear()
    publish(page)
    assert names(translate(page, "en")) == names(page) == []


def test_tags_are_no_strings_and_no_overrides_of_a_translation(article: Callable[..., ArticlePage], admin_client: Any) -> None:
    page = article("Nabór", "granty")
    english = translate(page, "en")
    source = TranslationSource.objects.get(object_id=page.translation_key)
    paths = {*source.stringsegment_set.values_list("context__path", flat=True)}
    paths |= {*source.overridablesegment_set.values_list("context__path", flat=True)}
    assert [path for path in paths if path.startswith("tag")] == []
    assert admin_client.get(f"/admin/pages/{english.pk}/edit/").status_code == 200
    assert admin_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_preview_of_a_translation_leaves_the_tags_alone(article: Callable[..., ArticlePage]) -> None:
    page = article("Nabór", "granty")
    english = translate(page, "en")
    source = TranslationSource.objects.get(object_id=page.translation_key)
    draft = source.get_ephemeral_translated_instance(english.locale, fallback=True)
    assert [tag.name for tag in draft.tags.all()] == ["granty"]
    assert draft.tags.instance is draft
    assert names(english) == names(page) == ["granty"]


def test_copy_and_alias_carry_the_tags(article: Callable[..., ArticlePage], index: NewsIndexPage) -> None:
    page = article("Nabór", "granty")
    copied = page.copy(update_attrs={"slug": "kopia"})
    other = NewsIndexPage(title="Inne", slug="inne", locale=index.locale)
    index.get_parent().add_child(instance=other)
    alias = page.create_alias(parent=other)
    assert (names(copied), names(alias)) == (["granty"], ["granty"])
    page.tags.set(["sport"])
    publish(page)
    assert (names(alias), names(copied)) == (["sport"], ["granty"])


def test_revision_of_a_page_survives_the_deletion_of_its_tag(article: Callable[..., ArticlePage]) -> None:
    page = article("Nabór", "granty", "sport")
    PortalTag.objects.get(name="granty").delete()
    assert [tag.name for tag in page.get_latest_revision_as_object().tags.all()] == ["sport"]
    publish(page.get_latest_revision_as_object())
    assert names(page) == ["sport"]


def test_page_without_tags_can_be_translated(site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home, title="O nas", slug="o-nas")
    assert translate(page, "en").live


def test_tag_finds_pages_newest_first_and_leaves_out_what_readers_do_not_see(
    article: Callable[..., ArticlePage], site_tree: SiteTree, index: NewsIndexPage
) -> None:
    old = article("Stary", "granty", "sport", published_on=date(2020, 5, 1))
    new = article("Nowy", "granty", published_on=date(2026, 1, 2))
    article("Inny", "kultura")
    article("Archiwalny", "granty", archived_on=date(2026, 1, 1))
    article("Wycofany", "granty").unpublish()
    english = translate(article("Przetłumaczony", "sport", published_on=date(2019, 1, 1)), "en")
    closed = article("Zamknięty", "granty")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    def found(*tags: Any, locale: str = "pl", limit: int | None = None) -> list[tuple[str, date | None]]:
        return [(page.title, page.day) for page in pages_with_tags(tags, locale, limit)]

    assert found("granty") == [("Nowy", new.published_on), ("Stary", old.published_on)]
    assert [title for title, _day in found("granty", PortalTag.objects.get(slug="sport"))] == ["Nowy", "Stary", "Przetłumaczony"]
    assert found("sport", locale="en") == [(english.title, date(2019, 1, 1))]
    assert [title for title, _day in found("granty", "sport", limit=1)] == ["Nowy"]
    assert found("nieznany") == found() == found("granty", locale="xx") == []


def test_tag_finds_pages_in_one_query(article: Callable[..., ArticlePage], sql_count: Callable[[], Any]) -> None:
    for number in range(3):
        article(f"A{number}", "granty")
    list(pages_with_tags(["granty"], "pl"))
    with sql_count() as queries:
        assert len(list(pages_with_tags(["granty"], "pl"))) == 3
    assert queries.count == 1
