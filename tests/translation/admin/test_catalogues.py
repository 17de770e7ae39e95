"""The pages by which people export and import translations."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.accounts.models import User
from tests.factories import SiteTree, UserFactory, translate
from tests.translation.domain.catalogues.files import changed, exported, language, packed, traces, translated, unpacked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(translator: User) -> None:
    """Pages of the admin in English, whose words are those of the code."""
    profile = UserProfile.get_for_user(translator)
    profile.preferred_language = "en"
    profile.save()


def export_url(page: Page | str, code: str = "en", scope: str = "page") -> str:
    pk = page if isinstance(page, str) else page.pk
    return f"{reverse('translation_export')}?page={pk}&locale={code}&scope={scope}"


def send(client: Client, content: bytes, *, name: str = "plik.po", code: str = "en", **more: str) -> str:
    upload = SimpleUploadedFile(name, content)
    response = client.post(reverse("translation_import"), {"file": upload, "locale": code, **more})
    assert response.status_code == 200
    return response.content.decode()


def test_looking_at_an_export_writes_nothing(site_tree: SiteTree, translator_client: Client) -> None:
    before = traces()
    response = translator_client.get(export_url(site_tree.course, scope="tree"))
    overview = response.context["overview"]
    assert (overview.pages, overview.untaken, overview.texts) == (6, 6, 0)
    assert traces() == before
    assert TranslationSource.objects.count() == 0


def test_the_button_begins_translations_and_gives_the_file(site_tree: SiteTree, translator_client: Client) -> None:
    response = translator_client.post(export_url(site_tree.course, scope="tree"))
    assert response["Content-Disposition"] == f'attachment; filename="{site_tree.course.slug}-en.zip"'
    assert len(unpacked(response.content)) == 6
    begun = Page.objects.filter(locale=language(), depth__gt=2)
    assert [page.live for page in begun] == [False] * 7  # the list of courses stands above the course
    overview = translator_client.get(export_url(site_tree.course, scope="tree")).context["overview"]
    assert (overview.untaken, overview.texts > 40, overview.words > 100, overview.done) == (0, True, True, 0)


def test_one_page_is_one_file(site_tree: SiteTree, translator_client: Client) -> None:
    response = translator_client.post(export_url(site_tree.read_step))
    assert response["Content-Disposition"] == 'attachment; filename="sprawdz-pomysl-en.po"'
    assert polib.pofile("\n" + response.content.decode()).metadata["Language"] == "en"


@pytest.mark.parametrize("query", ["", "?page=0&locale=en", "?page=x&locale=en", "?page=99999999999999&locale=en", "?page=²&locale=en"])
def test_export_of_no_page_says_so(query: str, site_tree: SiteTree, translator_client: Client) -> None:
    for ask in (translator_client.get, translator_client.post):
        response = ask(reverse("translation_export") + query)
        assert response.status_code == 400
        assert "no such page" in response.content.decode()


@pytest.mark.parametrize("code", ["pl", "de", ""])
def test_export_into_no_language_says_so(code: str, site_tree: SiteTree, translator_client: Client) -> None:
    for ask in (translator_client.get, translator_client.post):
        response = ask(export_url(site_tree.course, code))
        assert (response.status_code, "Choose a language" in response.content.decode()) == (400, True)


def test_export_of_a_page_that_is_edited_by_hand_says_so(site_tree: SiteTree, translator_client: Client) -> None:
    translate(site_tree.read_step, "en")
    Translation.objects.filter(source__object_id=site_tree.read_step.translation_key).update(enabled=False)
    for ask in (translator_client.get, translator_client.post):
        assert "nothing to export" in ask(export_url(site_tree.read_step)).content.decode()
    overview = translator_client.get(export_url(site_tree.course, scope="tree")).context["overview"]
    assert (overview.pages, overview.independent) == (5, 1)


def test_imported_course_is_told_page_by_page(site_tree: SiteTree, translator_client: Client) -> None:
    files = unpacked(exported(site_tree.course, whole=True).content)
    page = send(translator_client, packed({name: translated(body) for name, body in files.items()}), name="kurs.zip")
    assert "6 pages are complete and wait to be published." in page
    assert f"{StringTranslation.objects.count()} translations were taken over." in page
    assert all(name in page for name in files)


def test_refused_file_is_told_by_line_and_the_choices_stay(site_tree: SiteTree, translator_client: Client) -> None:
    content = exported(site_tree.read_step).content
    broken = content.replace(b'msgstr ""\n\n', b'msgstr "<u>x</u>"\n\n', 1) + b"\nmsgstr x\n"
    page = send(translator_client, broken, take_file="on")
    line = len(broken.split(b"\n")) - 1
    assert "Nothing was imported." in page
    assert f"plik.po, line {line}</strong>" in page
    assert 'role="alert"' in page
    assert '<option value="en" selected>' in page
    assert "checked" in page
    assert not StringTranslation.objects.exists()


def test_problems_beyond_a_hundred_are_counted(site_tree: SiteTree, translator_client: Client) -> None:
    extra = "".join(f'\nmsgctxt "title"\nmsgid "Nigdy {number}"\nmsgstr "x"\n' for number in range(130))
    page = send(translator_client, exported(site_tree.read_step).content + extra.encode())
    assert page.count("never stood on the page") == 100
    assert "And 30 more." in page


def test_what_a_file_says_is_shown_as_text(site_tree: SiteTree, translator_client: Client) -> None:
    extra = b'\nmsgctxt "title"\nmsgid "<script>alert(1)</script>"\nmsgstr "x"\n'
    page = send(translator_client, exported(site_tree.read_step).content + extra)
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_conflict_is_shown_with_both_versions(site_tree: SiteTree, translator_client: Client, translator: User) -> None:
    step = site_tree.read_step
    send(translator_client, changed(exported(step).content, {"Sprawdź pomysł": "First"}))
    content = changed(exported(step).content, {"Sprawdź pomysł": "From the file"})
    other = UserFactory(first_name="Jan", last_name="Zwykły")
    StringTranslation.objects.filter(data="First").update(data="Meanwhile", last_translated_by=other, updated_at=timezone.now())
    page = send(translator_client, content)
    assert all(words in page for words in ("changed since the export by", str(other), "Meanwhile", "From the file"))
    assert StringTranslation.objects.filter(data="Meanwhile").exists()
    assert "Changed since the export" not in send(translator_client, content, take_file="on")
    assert StringTranslation.objects.filter(data="From the file").exists()


@pytest.mark.parametrize(
    ("data", "field"), [({}, "file"), ({"locale": "pl"}, "locale"), ({"locale": "xx"}, "locale"), ({"locale": ""}, "locale")]
)
def test_form_that_is_not_filled_in_says_so(data: dict[str, str], field: str, site_tree: SiteTree, translator_client: Client) -> None:
    response = translator_client.post(reverse("translation_import"), data)
    assert field in response.context["form"].errors


def test_upload_beyond_the_limit_is_refused(site_tree: SiteTree, translator_client: Client) -> None:
    assert "up to 10 MB" in send(translator_client, b"#" * 10_000_001)


def test_language_of_the_address_is_chosen(site_tree: SiteTree, translator_client: Client) -> None:
    page = translator_client.get(reverse("translation_import") + "?locale=nb").content.decode()
    assert '<option value="nb" selected>' in page


def faults(client: Client, query: str = "") -> list[tuple[str, str, str, str]]:
    response = client.get(reverse("translation_faults") + query)
    return [(row.title, row.language, row.place, row.translation) for row in response.context["object_list"]]


def test_translations_that_cannot_be_used_are_listed(site_tree: SiteTree, translator_client: Client) -> None:
    step = site_tree.read_step
    translate(step, "en")
    exported(step, "nb")
    for code in ("en", "nb"):
        row = StringTranslation.objects.filter(context__object_id=step.translation_key, context__path="title").first()
        assert row is not None
        StringTranslation.objects.update_or_create(
            translation_of=row.translation_of, context=row.context, locale=language(code), defaults={"data": "<u>x</u>", "has_error": True}
        )
    with translation.override("en"):
        found = faults(translator_client)
    assert [(language_code, data) for _title, language_code, _place, data in found] == [("en", "<u>x</u>"), ("nb", "<u>x</u>")]
    assert [one[1] for one in faults(translator_client, "?locale=nb")] == ["nb"]
    page = translator_client.get(reverse("translation_faults")).content.decode()
    for begun in Translation.objects.filter(source__object_id=step.translation_key):
        assert reverse("translation_desk", args=[begun.pk]) in page
    assert "<u>x</u>" not in page
    csv = b"".join(translator_client.get(reverse("translation_faults") + "?export=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert [line.split(",")[1] for line in csv.split("\r\n")[1:-1]] == ["en", "nb"]


def test_fault_of_an_older_text_is_not_listed(site_tree: SiteTree, translator_client: Client) -> None:
    translate(site_tree.read_step, "en")
    StringTranslation.objects.filter(context__path="title").update(has_error=True)
    assert len(faults(translator_client)) > 0
    for source in TranslationSource.objects.all():
        source.stringsegment_set.filter(context__path="title").delete()
    assert faults(translator_client) == []
