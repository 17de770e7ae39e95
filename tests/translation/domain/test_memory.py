"""Translation memory: what was said before is offered, and filled in where there is one way to say it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.accounts.models import User
from cms.translation.domain.memory import Offer, Origin, fill_from_memory, offers, offers_for
from cms.translation.errors import TranslationRoomError
from tests.factories import SiteTree, TextPageFactory, commit_hooks
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
COUNT = Callable[[], AbstractContextManager[Queries]]


@pytest.fixture
def english(site_tree: SiteTree) -> Locale:
    """The language of these tests."""
    locale: Locale = site_tree.home_en.locale
    return locale


def page_of(tree: SiteTree, slug: str, *, title: str = "", summary: str = "", paragraphs: str = "") -> Page:
    """A page with its texts taken."""
    body = [{"type": "text", "value": paragraphs}] if paragraphs else []
    page = TextPageFactory(parent=tree.home, slug=slug, title=title or slug, summary=summary or f"Skrót {slug}.", show_in_menus=False)
    page.body = page._meta.get_field("body").to_python(body)
    page.save()
    take(page)
    return page


def take(page: Page) -> None:
    with commit_hooks():
        TranslationSource.update_or_create_from_instance(page)


def segment_of(page: Page, text: str) -> StringSegment:
    found: StringSegment = StringSegment.objects.get(source__object_id=page.translation_key, string__data=text)
    return found


def say(page: Page, text: str, translation: str, locale: Locale, **more: Any) -> StringTranslation:
    """Translate a text of a page."""
    segment = segment_of(page, text)
    made: StringTranslation = StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=locale, data=translation, translation_type="manual", **more
    )
    return made


def begun(page: Page, locale: Locale) -> Translation:
    source = TranslationSource.objects.get(object_id=page.translation_key)
    made: Translation = Translation.objects.create(source=source, target_locale=locale)
    return made


def brief(found: list[Offer]) -> list[tuple[Origin, str]]:
    return [(one.origin, one.text) for one in found]


def test_the_same_text_elsewhere_is_offered_the_most_used_first(site_tree: SiteTree, english: Locale, translator: User) -> None:
    translator.first_name, translator.last_name = "Przykładowa", "Osoba"
    translator.save()
    pages = [page_of(site_tree, f"strona-{number}", summary="Zarząd fundacji.") for number in range(4)]
    say(pages[1], "Zarząd fundacji.", "The board of the foundation.", english)
    last = say(pages[2], "Zarząd fundacji.", "The board of the foundation.", english, last_translated_by=translator)
    say(pages[0], "Zarząd fundacji.", "The foundation's board.", english)
    first, second = offers(segment=segment_of(pages[3], "Zarząd fundacji."), locale=english)
    assert (first.origin, first.text, first.times, first.where) == (
        Origin.SAME,
        "The board of the foundation.",
        2,
        ("strona-2", "strona-1"),
    )
    assert (first.by, first.at, first.likeness, first.changes) == ("Przykładowa Osoba", last.updated_at, 1.0, ())
    assert (second.text, second.times, second.by, second.where) == ("The foundation's board.", 1, "", ("strona-0",))
    assert brief(offers(segment=segment_of(pages[3], "Zarząd fundacji."), locale=english, limit=1)) == [(Origin.SAME, first.text)]


def test_what_is_blank_faulty_in_another_language_or_an_address_is_never_offered(site_tree: SiteTree, english: Locale) -> None:
    pages = [page_of(site_tree, f"strona-{number}", summary="Zarząd fundacji.") for number in range(5)]
    say(pages[0], "Zarząd fundacji.", " \n", english)
    say(pages[1], "Zarząd fundacji.", "<p>The board</p>", english)
    say(pages[2], "Zarząd fundacji.", "Stiftelsens styre.", site_tree.home_nb.locale)
    assert StringTranslation.objects.filter(has_error=True).count() == 1
    assert offers(segment=segment_of(pages[3], "Zarząd fundacji."), locale=english) == []
    say(pages[4], "Zarząd fundacji.", "The board.", english)
    assert brief(offers(segment=segment_of(pages[3], "Zarząd fundacji."), locale=english)) == [(Origin.SAME, "The board.")]


def test_what_stands_there_now_is_no_offer(site_tree: SiteTree, english: Locale) -> None:
    one, two = "Fundacja zwykle ma swój zarząd.", "Fundacja zwykle ma swój statut."
    page = page_of(site_tree, "strona", summary="Zarząd.", paragraphs=f"<p>{one}</p><p>{two}</p>")
    say(page, "Zarząd.", "The board.", english)
    say(page, one, "It has one.", english)
    assert offers(segment=segment_of(page, "Zarząd."), locale=english) == []
    # The other paragraph of the same place is no earlier text; it is only alike.
    assert brief(offers(segment=segment_of(page, two), locale=english)) == [(Origin.SIMILAR, "It has one.")]


def test_an_address_is_neither_offered_nor_given_an_offer(site_tree: SiteTree, english: Locale) -> None:
    one = page_of(site_tree, "statut", title="Tytuł", summary="Skrót.")
    other = page_of(site_tree, "inna", title="statut")
    say(one, "statut", "statute-page", english)
    assert offers(segment=segment_of(other, "statut"), locale=english) == []
    say(other, "statut", "Statute", english)
    assert offers(segment=segment_of(one, "statut"), locale=english) == []


def test_the_translation_of_the_earlier_text_comes_first(site_tree: SiteTree, english: Locale) -> None:
    page = page_of(site_tree, "zarzad", summary="Zarząd ma trzy osoby.")
    elsewhere = page_of(site_tree, "inna", summary="Zarząd liczy od trzech do pięciu osób.")
    say(page, "Zarząd ma trzy osoby.", "The board has three people.", english)
    say(elsewhere, "Zarząd liczy od trzech do pięciu osób.", "The board has three to five people.", english)
    page.summary = "Zarząd liczy od trzech do pięciu osób."
    page.save()
    take(page)
    found = offers(segment=segment_of(page, page.summary), locale=english)
    assert brief(found) == [(Origin.EARLIER, "The board has three people."), (Origin.SAME, "The board has three to five people.")]
    assert (found[0].source, found[0].where) == ("Zarząd ma trzy osoby.", ("zarzad",))
    assert [(kind, words.strip()) for kind, words in found[0].changes if kind != "same"] == [
        ("removed", "ma trzy osoby."),
        ("added", "liczy od trzech do pięciu osób."),
    ]
    assert 0 < found[0].likeness < 1


def test_of_several_paragraphs_the_one_that_was_changed_is_the_earlier_text(site_tree: SiteTree, english: Locale) -> None:
    first, second = "Fundację zakłada fundator u notariusza.", "Sąd wpisuje ją do rejestru w Krakowie."
    page = page_of(site_tree, "kroki", paragraphs=f"<p>{first}</p><p>{second}</p><p>Koniec.</p>")
    say(page, first, "A founder establishes it.", english)
    say(page, second, "The court enters it.", english)
    new = "Sąd wpisuje ją do rejestru w Warszawie."
    other = "Zupełnie inny akapit o czym innym."
    page.body = page._meta.get_field("body").to_python([{"type": "text", "value": f"<p>{new}</p><p>{other}</p><p>Koniec.</p>"}])
    page.save()
    contexts = set(StringSegment.objects.filter(string__data__in=[first, second]).values_list("context", flat=True))
    # The block got another id with its new value; put the new texts where the old ones stood.
    take(page)
    StringSegment.objects.filter(string__data__in=[new, other, "Koniec."]).update(context=contexts.pop())
    assert brief(offers(segment=segment_of(page, new), locale=english)) == [(Origin.EARLIER, "The court enters it.")]
    assert brief(offers(segment=segment_of(page, other), locale=english)) == []


def test_similar_texts_are_offered_with_what_differs(site_tree: SiteTree, english: Locale) -> None:
    one = page_of(site_tree, "jedna", summary="Złóż wniosek o wpis <do> rejestru do 31 maja.")
    far = page_of(site_tree, "daleka", summary="Złóż wniosek albo zadzwoń do nas i zapytaj o cokolwiek innego.")
    page = page_of(site_tree, "nowa", summary="Złóż wniosek o wpis <do> rejestru do 30 czerwca.")
    escaped = "Złóż wniosek o wpis &lt;do&gt; rejestru do 31 maja."
    say(one, escaped, "Apply by 31 May.", english)
    say(far, far.summary, "Call us.", english)
    [offer] = offers(segment=segment_of(page, "Złóż wniosek o wpis &lt;do&gt; rejestru do 30 czerwca."), locale=english)
    assert (offer.origin, offer.text, offer.source, offer.where) == (Origin.SIMILAR, "Apply by 31 May.", one.summary, ("jedna",))
    assert [(kind, words.strip()) for kind, words in offer.changes] == [
        ("same", "Złóż wniosek o wpis <do> rejestru do"),
        ("removed", "31 maja."),
        ("added", "30 czerwca."),
    ]
    assert 0.75 <= offer.likeness < 1


def test_offers_cost_the_same_however_much_there_is(site_tree: SiteTree, english: Locale, sql_count: COUNT) -> None:
    page = page_of(site_tree, "nowa", summary="Zarząd fundacji ma trzy osoby.")
    one = page_of(site_tree, "stara", summary="Zarząd fundacji ma dwie osoby.")
    say(one, one.summary, "Two.", english)
    segment = segment_of(page, page.summary)
    offers(segment=segment, locale=english)
    with sql_count() as few:
        assert len(offers(segment=StringSegment.objects.get(pk=segment.pk), locale=english)) == 1
    for number in range(12):
        other = page_of(site_tree, f"strona-{number}", summary=f"Zarząd fundacji ma {number} osób.")
        same = page_of(site_tree, f"sama-{number}", summary=page.summary)
        say(other, other.summary, f"{number} people.", english)
        say(same, page.summary, f"Three, {number}", english)
    with sql_count() as many:
        assert len(offers(segment=StringSegment.objects.get(pk=segment.pk), locale=english, limit=50)) == 25
    assert few.count == many.count <= 9
    assert many.duplicates == []


def test_offers_for_a_whole_page_cost_the_same_however_long_it_is(site_tree: SiteTree, english: Locale, sql_count: COUNT) -> None:
    counts = []
    for size in (1, 12):
        texts = [f"Akapit {size} {number}." for number in range(size)]
        pages = [page_of(site_tree, f"{slug}-{size}", paragraphs="".join(f"<p>{text}</p>" for text in texts)) for slug in ("stara", "nowa")]
        for text in texts:
            say(pages[0], text, text.replace("Akapit", "Paragraph"), english)
        segments = StringSegment.objects.filter(source__object_id=pages[1].translation_key).select_related("string", "context")
        with sql_count() as queries:
            found = offers_for(segments=segments, locale=english)
        told = {segment.string.data: brief(found[segment.pk]) for segment in segments}
        assert {text: told[text] for text in texts} == {text: [(Origin.SAME, text.replace("Akapit", "Paragraph"))] for text in texts}
        assert [told[f"nowa-{size}"], told[f"Skrót nowa-{size}."], len(found)] == [[], [], size + 3]
        counts.append(queries.count)
    assert counts[0] == counts[1] <= 6


def test_offers_for_a_page_are_those_of_each_text_without_similar_ones(site_tree: SiteTree, english: Locale) -> None:
    page = page_of(site_tree, "zarzad", summary="Zarząd ma trzy osoby.")
    say(page, page.summary, "The board has three people.", english)
    page.summary = "Zarząd ma cztery osoby."
    page.save()
    take(page)
    other = page_of(site_tree, "inna", summary="Zarząd ma cztery nowe osoby.")
    say(other, other.summary, "Five.", english)
    segment = segment_of(page, page.summary)
    alone = offers(segment=segment, locale=english)
    assert [one.origin for one in alone] == [Origin.EARLIER, Origin.SIMILAR]
    assert offers_for(segments=[segment], locale=english) == {segment.pk: alone[:1]}
    assert offers_for(segments=[], locale=english) == {}


def test_texts_with_one_translation_elsewhere_are_filled(site_tree: SiteTree, english: Locale, translator: User) -> None:
    known = page_of(site_tree, "statut", title="Statut", summary="Zarząd fundacji.", paragraphs="<p>Dwa razy.</p><p>1 000</p><p>Źle.</p>")
    again = page_of(site_tree, "znowu", title="nowy", summary="Zarząd fundacji.", paragraphs="<p>Dwa razy.</p>")
    say(known, "Zarząd fundacji.", "The board.", english)
    say(again, "Zarząd fundacji.", "The board. ", english)
    say(known, "Statut", "The statute", english)
    say(known, "statut", "statute", english)
    say(again, "nowy", "new", english)  # the address of the page below
    say(known, "Dwa razy.", "Twice.", english)
    say(again, "Dwa razy.", "Two times.", english)
    say(known, "1 000", "1,000", english)
    say(known, "Źle.", "<p>", english)
    page = page_of(site_tree, "nowy", title="Statut", summary="Zarząd fundacji.", paragraphs="<p>Dwa razy.</p><p>1 000</p><p>Źle.</p>")
    translation = begun(page, english)
    before = StringTranslation.objects.count()
    assert fill_from_memory(translation=translation, user=translator) == 2
    filled = StringTranslation.objects.filter(context__object_id=page.translation_key)
    assert set(filled.values_list("translation_of__data", "data", "last_translated_by__email", "translation_type")) == {
        ("Statut", "The statute", translator.email, "manual"),
        ("Zarząd fundacji.", "The board.", translator.email, "manual"),
    }
    assert StringTranslation.objects.count() == before + 2
    assert fill_from_memory(translation=translation, user=translator) == 0


def test_filling_leaves_what_somebody_wrote_and_fills_what_is_blank(site_tree: SiteTree, english: Locale) -> None:
    known = page_of(site_tree, "znana", title="Tytuł", summary="Zarząd fundacji.", paragraphs="<p>Rada.</p>")
    say(known, "Zarząd fundacji.", "The board.", english)
    say(known, "Tytuł", "Title", english)
    say(known, "Rada.", "Council.", english)
    page = page_of(site_tree, "nowa", title="Tytuł", summary="Zarząd fundacji.", paragraphs="<p>Rada.</p>")
    say(page, "Zarząd fundacji.", "", english)
    say(page, "Tytuł", "Heading", english)
    say(page, "Rada.", "<p>Begun", english)
    assert fill_from_memory(translation=begun(page, english), user=None) == 1
    own = StringTranslation.objects.filter(context__object_id=page.translation_key)
    assert dict(own.values_list("translation_of__data", "data")) == {
        "Zarząd fundacji.": "The board.",
        "Tytuł": "Heading",
        "Rada.": "<p>Begun",
    }


def test_the_same_text_at_two_places_of_a_page_is_filled_in_both(site_tree: SiteTree, english: Locale) -> None:
    known = page_of(site_tree, "znana", title="Zarząd")
    say(known, "Zarząd", "Board", english)
    page = page_of(site_tree, "nowa", title="Zarząd", summary="Zarząd")
    assert fill_from_memory(translation=begun(page, english), user=None) == 2


def test_a_page_that_is_edited_by_hand_is_not_filled(site_tree: SiteTree, english: Locale) -> None:
    known, page = page_of(site_tree, "znana", title="Zarząd"), page_of(site_tree, "nowa", title="Zarząd")
    say(known, "Zarząd", "Board", english)
    translation = begun(page, english)
    Translation.objects.update(enabled=False)
    with pytest.raises(TranslationRoomError, match="edited by hand"):
        fill_from_memory(translation=translation, user=None)
    assert not StringTranslation.objects.filter(context__object_id=page.translation_key).exists()


def test_filling_reads_the_same_statements_however_long_the_page_is(site_tree: SiteTree, english: Locale, sql_count: COUNT) -> None:
    counts = []
    for size in (1, 12):
        page = page_of(site_tree, f"strona-{size}", paragraphs="".join(f"<p>Akapit {size} {number}.</p>" for number in range(size)))
        translation = begun(page, english)
        with sql_count() as queries:
            assert fill_from_memory(translation=translation, user=None) == 0
        counts.append(queries.count)
    assert counts[0] == counts[1] <= 4


def test_an_address_has_no_offers_among_those_of_a_page(site_tree: SiteTree, english: Locale) -> None:
    known = page_of(site_tree, "stara", title="statut")
    say(known, "statut", "Statute", english)
    page = page_of(site_tree, "statut", title="Inny tytuł", summary="statut")
    found = offers_for(segments=StringSegment.objects.filter(source__object_id=page.translation_key), locale=english)
    paths = {segment.pk: segment.context.path for segment in StringSegment.objects.filter(pk__in=found)}
    assert {paths[pk]: brief(given) for pk, given in found.items() if paths[pk] in ("slug", "summary")} == {
        "slug": [],
        "summary": [(Origin.SAME, "Statute")],
    }
