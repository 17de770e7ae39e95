"""A translator's way: the board, the next text, the page in public."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.accounts.models import User
from cms.translation.domain.assigning import translators_of
from cms.translation.models import ApprovedTerm, Assignment
from learning.models import StepPage
from tests.factories import SiteTree, UserFactory, commit_hooks, publish, translate, translation_of
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter

pytestmark = pytest.mark.django_db
BOARD = "/admin/translation/"


@pytest.fixture
def outdated(site_tree: SiteTree) -> StepPage:
    """A step that is public in English and whose title has changed since."""
    with commit_hooks():
        translate(site_tree.read_step, "en")
    page = StepPage.objects.get(pk=site_tree.read_step.pk)
    page.title = "Sprawdź swój pomysł < dwa razy"
    return publish(page)


def translation_to(page: Page, code: str = "en") -> Translation:
    return Translation.objects.get(source__object_id=page.translation_key, target_locale__language_code=code)


def desk(page: Page) -> str:
    return f"{BOARD}{translation_to(page).pk}/"


def title_of(page: Page) -> str:
    segment = StringSegment.objects.get(source__object_id=page.translation_key, context__path="title")
    return f"{desk(page)}strings/{segment.pk}/"


def test_the_board_leads_to_the_next_untranslated_text(outdated: StepPage, translator_client: BrowserClient) -> None:
    shown = translator_client.get(BOARD, {"state": "outdated", "language": "en"})
    assert [row.key for row in shown.context["rows"]] == [outdated.translation_key]
    assert f"{desk(outdated)}next/" in shown.content.decode()
    response = translator_client.get(f"{desk(outdated)}next/")
    assert (response.status_code, response["Location"]) == (302, title_of(outdated))
    page = translator_client.get(response["Location"])
    assert page.context["text"].read == "Sprawdź swój pomysł < dwa razy"


def test_a_text_is_saved_and_the_page_published(outdated: StepPage, translator_client: BrowserClient, translator: User) -> None:
    response = translator_client.post(title_of(outdated), {"text": "Check your idea < twice", "seen": ""})
    assert (response.status_code, response["Location"]) == (302, f"{desk(outdated)}next/?after=1")
    kept = StringTranslation.objects.get(translation_of__data="Sprawdź swój pomysł &lt; dwa razy", locale__language_code="en")
    assert (kept.data, kept.last_translated_by) == ("Check your idea &lt; twice", translator)
    assert translation_of(outdated, "en").title != "Check your idea < twice"
    response = translator_client.get(response["Location"])
    assert response["Location"] == desk(outdated)
    response = translator_client.post(f"{desk(outdated)}publish/")
    assert response["Location"] == desk(outdated)
    assert translation_of(outdated, "en").title == "Check your idea < twice"
    assert translator_client.get(BOARD, {"state": "outdated"}).context["rows"] == []


def test_a_page_that_is_not_whole_is_not_published_and_the_texts_are_listed(outdated: StepPage, translator_client: BrowserClient) -> None:
    before = translation_of(outdated, "en")
    response = translator_client.post(f"{desk(outdated)}publish/", follow=True)
    assert "Sprawdź swój pomysł &lt; dwa razy</li>" in response.content.decode()
    after = translation_of(outdated, "en")
    assert (after.title, after.latest_revision_id, after.live) == (before.title, before.latest_revision_id, True)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("", "empty"), ("   ", "empty"), ("x" * 256, "256 characters; 255 fit"), ("x" * 20_001, "at most 20000 characters")],
)
def test_a_refused_text_stays_in_the_field(outdated: StepPage, translator_client: BrowserClient, typed: str, answer: str) -> None:
    translator_client.cookies["django_language"] = "en"
    before = list(StringTranslation.objects.values())
    response = translator_client.post(title_of(outdated), {"text": typed, "seen": ""}, headers={"accept-language": "en"})
    assert response.status_code == 422
    assert response.context["typed"] == typed
    assert list(StringTranslation.objects.values()) == before
    assert response.context["problems"]


def test_links_of_rich_text_are_kept(site_tree: SiteTree, translator_client: BrowserClient) -> None:
    page = StepPage.objects.get(pk=site_tree.read_step.pk)
    text = '<p>Czytaj <a href="https://example.org/">ustawę</a> dziś.</p>'
    page.body = [("text", text)]
    publish(page)
    translate(page, "en", complete=False)
    segment = StringSegment.objects.get(source__object_id=page.translation_key, string__data__contains='<a id="a1">')
    url = f"{desk(page)}strings/{segment.pk}/"
    for typed in ("Read the act today.", 'Read <a id="a2">the act</a> today.', 'Read <script>x</script> <a id="a1">the act</a>.'):
        seen = (
            StringTranslation.objects.filter(context=segment.context, translation_of=segment.string)
            .values_list("updated_at", flat=True)
            .first()
        )
        response = translator_client.post(url, {"text": typed, "seen": seen.isoformat() if seen else ""})
        assert (response.status_code, response.context["typed"], len(response.context["problems"]) >= 1) == (422, typed, True)
    seen = (
        StringTranslation.objects.filter(context=segment.context, translation_of=segment.string)
        .values_list("updated_at", flat=True)
        .first()
    )
    good = 'Read <a id="a1">the act</a> today.'
    assert translator_client.post(url, {"text": good, "seen": seen.isoformat() if seen else ""}).status_code == 302
    assert StringTranslation.objects.get(context=segment.context, translation_of=segment.string, locale__language_code="en").data == good


def test_two_translators_do_not_overwrite_each_other(
    outdated: StepPage, translator_client: BrowserClient, admin_client: BrowserClient
) -> None:
    url = title_of(outdated)
    assert admin_client.post(url, {"text": "The first", "seen": ""}).status_code == 302
    response = translator_client.post(url, {"text": "The second", "seen": ""})
    assert (response.status_code, response.context["theirs"], response.context["typed"]) == (422, "The first", "The second")
    again = translator_client.post(url, {"text": "The second", "seen": response.context["seen"]})
    assert again.status_code == 302
    assert StringTranslation.objects.get(translation_of__data__startswith="Sprawdź swój", locale__language_code="en").data == "The second"


def test_words_for_a_text_that_is_gone_are_given_back(outdated: StepPage, translator_client: BrowserClient) -> None:
    url = title_of(outdated)
    outdated.title = "Jeszcze inny tytuł"
    publish(outdated)
    response = translator_client.post(url, {"text": "My long <b>work</b>", "seen": ""}, follow=True)
    assert response.redirect_chain[-1][0] == desk(outdated)
    assert "My long &lt;b&gt;work&lt;/b&gt;" in response.content.decode()
    assert translator_client.get(url).status_code == 302


def test_translating_begins_from_the_board(site_tree: SiteTree, translator_client: BrowserClient) -> None:
    step = site_tree.read_step
    response = translator_client.post(f"{BOARD}begin/", {"page": str(step.translation_key), "language": "nb"})
    assert response["Location"] == f"{BOARD}{translation_to(step, 'nb').pk}/next/"
    way = step.get_ancestors(inclusive=True).filter(depth__gt=2).values("translation_key")
    drafts = Page.objects.filter(translation_key__in=way, locale__language_code="nb")
    assert [(page.live, page.alias_of_id) for page in drafts] == [(False, None)] * 4
    assert translator_client.post(f"{BOARD}begin/", {"page": str(step.translation_key), "language": "nb"}).status_code == 302
    assert Translation.objects.filter(source__object_id=step.translation_key).count() == 1
    sync = reverse("wagtail_localize:update_translations", args=[translation_to(step, "nb").source_id])
    assert translator_client.get(sync).status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        {"page": "x", "language": "en"},
        {"page": str(uuid4()), "language": "en"},
        {"page": str(uuid4()), "language": "pl"},
        {"page": str(uuid4()), "language": "'"},
        {},
    ],
)
def test_a_strange_beginning_is_refused(site_tree: SiteTree, translator_client: BrowserClient, form: dict[str, str]) -> None:
    response = translator_client.post(f"{BOARD}begin/", form)
    assert (response.status_code, response["Location"], Translation.objects.count()) == (302, BOARD, 0)


def test_a_page_waits_for_the_page_above_it(site_tree: SiteTree, translator_client: BrowserClient) -> None:
    step = site_tree.read_step
    translator_client.post(f"{BOARD}begin/", {"page": str(step.translation_key), "language": "nb"})
    translation = translation_to(step, "nb")
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=translation.target_locale, data=f"nb-{segment.pk}"
        )
    response = translator_client.post(f"{BOARD}{translation.pk}/publish/", follow=True)
    assert step.get_parent().title in response.content.decode()
    assert not Page.objects.filter(translation_key=step.translation_key, locale__language_code="nb", live=True).exists()


def test_an_independent_page_is_left_to_its_own_editor(outdated: StepPage, translator_client: BrowserClient) -> None:
    Translation.objects.update(enabled=False)
    url, before = title_of(outdated), list(StringTranslation.objects.values())
    assert translator_client.post(url, {"text": "New", "seen": ""}, follow=True).redirect_chain[-1][0] == desk(outdated)
    assert translator_client.post(f"{desk(outdated)}publish/", follow=True).status_code == 200
    assert list(StringTranslation.objects.values()) == before
    form = {"page": str(outdated.translation_key), "language": "en"}
    assert translator_client.post(f"{BOARD}begin/", form)["Location"] == BOARD
    assert "edit" in translator_client.get(BOARD, {"state": "independent"}).content.decode()


def test_a_page_that_an_editor_makes_independent_says_so_on_the_board(outdated: StepPage, editor_client: BrowserClient) -> None:
    translation = translation_to(outdated)
    editor_client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]), {"next": BOARD})
    shown = editor_client.get(BOARD, {"language": "en", "state": "independent"})
    assert outdated.translation_key in [row.key for row in shown.context["rows"]]
    english = translation_of(outdated, "en")
    assert reverse("wagtailadmin_pages:edit", args=[english.pk]) in shown.content.decode()
    assert (english.live, english.title) == (True, "en: Sprawdź pomysł")


def test_ticked_pages_are_given_to_somebody(site_tree: SiteTree, translator_client: BrowserClient, translator: User) -> None:
    module = site_tree.read_step.get_parent()
    form: dict[str, Any] = {"pages": [str(module.translation_key)], "into": "en", "assignee": str(translator.pk), "with_below": "on"}
    assert translator_client.post(BOARD, form).status_code == 302
    keys = set(module.get_descendants(inclusive=True).values_list("translation_key", flat=True))
    assert (
        set(
            Assignment.objects.filter(assignee=translator, locale=Locale.objects.get(language_code="en")).values_list("page_key", flat=True)
        )
        == keys
    )
    mine = translator_client.get(BOARD, {"who": "me"})
    assert {row.key for row in mine.context["rows"]} == keys
    translator_client.post(BOARD, {**form, "assignee": ""})
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(
    "form", [{}, {"pages": ["x"], "into": "en"}, {"into": "pl", "pages": []}, {"pages": [str(uuid4())], "into": "xx", "assignee": "9"}]
)
def test_a_refused_assignment_says_so_and_assigns_nothing(
    site_tree: SiteTree, translator_client: BrowserClient, form: dict[str, Any]
) -> None:
    response = translator_client.post(BOARD, form)
    assert (response.status_code, Assignment.objects.count()) == (422, 0)
    assert response.context["assign_form"].errors


@pytest.mark.parametrize(
    "query",
    [{"where": "x"}, {"state": "nothing"}, {"who": "99"}, {"language": "pl"}, {"p": "0"}, {"p": "x"}, {"where": "99999999999999999999"}],
)
def test_strange_filters_show_everything_and_say_so(site_tree: SiteTree, translator_client: BrowserClient, query: dict[str, str]) -> None:
    response = translator_client.get(BOARD, query)
    assert (response.status_code, len(response.context["rows"])) == (200, 8)
    assert bool(response.context["form"].errors) == ("p" not in query)


def test_an_offer_is_taken_into_the_field_and_saved_only_then(outdated: StepPage, translator_client: BrowserClient) -> None:
    url = title_of(outdated)
    (offer, words), *_others = translator_client.get(url).context["offers"]
    assert (offer.origin, words) == ("earlier", "en: Sprawdź pomysł")
    before = list(StringTranslation.objects.values())
    shown = translator_client.post(url, {"text": "", "seen": "", "offer": offer.text})
    assert (shown.status_code, shown.context["typed"], list(StringTranslation.objects.values())) == (200, words, before)


def test_approved_terms_stand_beside_the_text_and_are_checked(outdated: StepPage, translator_client: BrowserClient) -> None:
    ApprovedTerm.objects.create(term="fundacja", approved="foundation", avoided="fund", locale=Locale.objects.get(language_code="en"))
    outdated.title = "Statut fundacji"
    publish(outdated)
    page = translator_client.get(title_of(outdated))
    assert [(one.words, one.term.offered) for one in page.context["terms"]] == [("fundacji", "foundation")]
    response = translator_client.post(title_of(outdated), {"text": "Statute of the fund", "seen": ""}, follow=True)
    assert StringTranslation.objects.filter(data="Statute of the fund").exists()
    assert f'<a href="{title_of(outdated)}">' in response.content.decode()
    again = translator_client.get(title_of(outdated))
    assert [warning.word for warning in again.context["warnings"]] == ["fund"]
    translator_client.post(title_of(outdated), {"text": "Statute of the foundation", "seen": again.context["seen"]})
    assert translator_client.get(title_of(outdated)).context["warnings"] == []


def test_what_is_translated_elsewhere_is_filled_in(site_tree: SiteTree, translator_client: BrowserClient) -> None:
    translate(site_tree.steps[0], "en")
    step = site_tree.steps[2]
    translator_client.post(f"{BOARD}begin/", {"page": str(step.translation_key), "language": "en"})
    waiting = translator_client.get(desk(step)).context["waiting"]
    translator_client.post(f"{desk(step)}fill/")
    assert 0 < translator_client.get(desk(step)).context["waiting"] < waiting
    Translation.objects.update(enabled=False)
    assert translator_client.post(f"{desk(step)}fill/", follow=True).status_code == 200


@pytest.mark.parametrize("number", [0, 2**31, 10**30])
@pytest.mark.parametrize("end", ["", "next/", "strings/1/", f"strings/{10**30}/", "in-context/"])
def test_a_translation_that_is_not_there_leads_to_the_board(
    site_tree: SiteTree, translator_client: BrowserClient, number: int, end: str
) -> None:
    response = translator_client.get(f"{BOARD}{number}/{end}")
    assert (response.status_code, response["Location"]) == (302, BOARD)


def test_the_board_costs_the_same_with_one_translator_and_with_many(
    site_tree: SiteTree, translator_client: BrowserClient, sql_count: Counter
) -> None:
    translator_client.get(BOARD)  # what the admin keeps for itself
    counts = []
    for many in (0, 20):
        for _number in range(many):
            UserFactory(role="Translators")
        with sql_count() as queries:
            page = translator_client.get(BOARD)
        counts.append(queries.count)
        assert len(page.context["assign_form"].people) == 1 + many
    assert counts[0] == counts[1]


def test_pages_are_given_to_those_who_may_translate_and_to_nobody_else(
    site_tree: SiteTree, learner: User, editor: User, translator: User
) -> None:
    coordinator = UserFactory(role="Coordinators")
    found = list(translators_of(Locale.objects.get(language_code="en")))
    assert translator in found
    assert [person in found for person in (learner, coordinator)] == [False, False]
    translator.is_active = False
    translator.save()
    assert translator not in translators_of(Locale.objects.get(language_code="en"))
