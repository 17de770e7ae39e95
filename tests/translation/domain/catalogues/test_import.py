"""What an import takes, what it leaves alone, and what it says."""

from datetime import timedelta

import polib
import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import StringTranslation, Translation

from cms.accounts.models import User
from cms.translation.domain.catalogues.importing import PageResult, import_catalogues
from cms.translation.domain.catalogues.pages import translatable
from cms.translation.domain.rights import may_translate
from tests.factories import SiteTree, UserFactory, publish, translate, translation_of

from .files import changed, exported, language, translated, unpacked

pytestmark = pytest.mark.django_db
TITLE = "Sprawdź pomysł"


def take(content: bytes, user: User | None, *, take_file: bool = False) -> PageResult:
    [result] = import_catalogues(name="plik.po", content=content, locale=language(), user=user, take_file=take_file)
    return result


def text_of(page: Page, path: str = "title") -> str:
    return StringTranslation.objects.get(context__object_id=page.translation_key, context__path=path, locale=language()).data


def counts(result: PageResult) -> tuple[int, int, int, int]:
    return result.new, result.changed, result.equal, result.empty


def test_numbers_of_new_changed_equal_and_empty_are_told(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    total = len(polib.pofile("\n" + exported(step).content.decode()))
    assert counts(take(changed(exported(step).content, {TITLE: "Check the idea"}), translator)) == (1, 0, 0, total - 1)
    assert counts(take(changed(exported(step).content, {TITLE: "Check your idea", step.slug: "check"}), translator)) == (1, 1, 0, total - 2)
    assert counts(take(exported(step).content, translator)) == (0, 0, 2, total - 2)
    row = StringTranslation.objects.get(data="Check your idea")
    assert (row.last_translated_by, row.tool_name, row.translation_type) == (translator, "PO File", "manual")


def test_empty_translation_deletes_nothing(site_tree: SiteTree, translator: User) -> None:
    empty = exported(site_tree.read_step).content
    take(translated(empty), translator)
    count = StringTranslation.objects.count()
    result = take(empty, translator)
    assert (result.new, result.changed, result.equal, result.empty) == (0, 0, 0, count)
    assert StringTranslation.objects.count() == count


def test_public_page_stays_until_somebody_publishes(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    english = translate(step, "en")
    result = take(changed(exported(step).content, {TITLE: "Check the idea"}), translator)
    page = Page.objects.get(pk=english.pk)
    assert (page.title, page.draft_title) == (f"en: {TITLE}", "Check the idea")
    assert (result.is_whole, result.waits) == (True, True)
    Translation.objects.get(source__object_id=step.translation_key).save_target(publish=True)
    publish(translation_of(step, "en"))
    assert take(exported(step).content, translator).waits is False


def test_page_that_lacks_a_text_does_not_wait(site_tree: SiteTree, translator: User) -> None:
    result = take(changed(exported(site_tree.read_step).content, {TITLE: "Check"}), translator)
    assert (result.is_whole, result.waits) == (False, False)
    assert not site_tree.read_step.get_translation(language()).live


def test_older_text_is_left_out_with_a_note(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    content = translated(exported(step).content)
    step.title = "Sprawdź, czy pomysł jest dobry"
    publish(step)
    result = take(content, translator)
    assert [TITLE in note.words and "not on the page any more" in note.words for note in result.notes] == [True]
    assert not StringTranslation.objects.filter(data=f"en: {TITLE}").exists()


def test_unsure_translation_is_left_out_with_a_note(site_tree: SiteTree, translator: User) -> None:
    po = polib.pofile("\n" + exported(site_tree.read_step).content.decode())
    po[0].msgstr, po[0].flags = "Check?", ["fuzzy"]
    result = take(str(po).encode(), translator)
    assert [("fuzzy" in note.words, note.line) for note in result.notes] == [(True, str(po).split("\n").index('msgstr "Check?"') + 1)]
    assert not StringTranslation.objects.exists()


def test_tag_in_plain_text_is_told(site_tree: SiteTree, translator: User) -> None:
    result = take(changed(exported(site_tree.read_step).content, {TITLE: "Check <b>it</b>"}), translator)
    assert ["<b>" in note.words for note in result.notes] == [True]


@pytest.mark.parametrize("ends", [b"\r\n", b"\r", b"\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_mark_of_other_systems_are_taken(ends: bytes, mark: bytes, site_tree: SiteTree, translator: User) -> None:
    content = mark + translated(exported(site_tree.read_step).content).replace(b"\n", ends)
    assert take(content, translator).is_whole


def test_file_of_wagtail_localize_is_taken_and_ours_by_it(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    translate(step, "en", complete=False)
    translation = Translation.objects.get(source__object_id=step.translation_key)
    assert take(translated(str(translation.export_po()).encode()), translator).is_whole
    StringTranslation.objects.all().delete()
    ours = polib.pofile("\n" + translated(exported(step).content).decode())
    assert translation.import_po(ours) == []
    assert translation.get_progress()[0] == translation.get_progress()[1] > 0


def test_translation_changed_since_the_export_is_kept_unless_the_file_wins(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    other = UserFactory(first_name="Jan", last_name="Nowak")
    take(changed(exported(step).content, {TITLE: "First"}), translator)
    content = changed(exported(step).content, {TITLE: "From the file", step.slug: "check"})
    StringTranslation.objects.filter(data="First").update(data="Meanwhile", last_translated_by=other, updated_at=timezone.now())
    result = take(content, translator)
    assert [(one.here.data, one.in_file, one.here.last_translated_by) for one in result.conflicts] == [
        ("Meanwhile", "From the file", other)
    ]
    assert (text_of(step), text_of(step, "slug")) == ("Meanwhile", "check")
    assert take(content, translator, take_file=True).conflicts == []
    assert text_of(step) == "From the file"


def test_translation_changed_before_the_export_is_replaced(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    take(changed(exported(step).content, {TITLE: "First"}), translator)
    assert take(changed(exported(step).content, {TITLE: "Second"}), translator).conflicts == []
    assert text_of(step) == "Second"


@pytest.mark.parametrize("header", ["", "yesterday", "2026-99-99 10:00+0000"])
def test_without_a_date_nothing_is_replaced_unasked(header: str, site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    take(changed(exported(step).content, {TITLE: "First"}), translator)
    po = polib.pofile("\n" + exported(step).content.decode())
    po.metadata["POT-Creation-Date"] = header
    po[0].msgstr = "Second"
    assert len(take(str(po).encode(), translator).conflicts) == 1


def test_date_as_gettext_writes_it_is_understood(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    take(changed(exported(step).content, {TITLE: "First"}), translator)
    StringTranslation.objects.update(updated_at=timezone.now() - timedelta(days=2))
    po = polib.pofile("\n" + exported(step).content.decode())
    po.metadata["POT-Creation-Date"] = (timezone.localtime() - timedelta(days=1)).strftime("%Y-%m-%d %H:%M%z")
    po[0].msgstr = "Second"
    assert take(str(po).encode(), translator).conflicts == []


def test_faulty_translation_is_exported_as_unsure_and_mended_by_the_file(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    take(translated(exported(step).content), translator)
    StringTranslation.objects.filter(context__path="title").update(data="<u>Check</u>", has_error=True)
    po = polib.pofile("\n" + exported(step).content.decode())
    assert (po[0].msgstr, po[0].flags, bool(po[0].tcomment)) == ("<u>Check</u>", ["fuzzy"], True)
    assert take(str(po).encode(), translator).is_whole is False
    po[0].msgstr, po[0].flags = "Check", []
    assert take(str(po).encode(), translator).is_whole is True


def test_translation_that_the_page_refused_counts_again_when_it_is_sent_as_sure(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    take(translated(exported(step).content), translator)
    StringTranslation.objects.filter(context__path="title").update(has_error=True, field_error="Nie.")
    po = polib.pofile("\n" + exported(step).content.decode())
    assert (po[0].fuzzy, "Nie." in po[0].tcomment) == (True, True)
    po[0].flags = []
    assert (take(str(po).encode(), translator).changed, StringTranslation.objects.filter(has_error=True).exists()) == (1, False)


def test_earlier_text_and_translation_stand_with_a_changed_text(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    take(translated(exported(step).content), translator)
    step.title = "Sprawdź, czy pomysł jest dobry"
    publish(step)
    entry = polib.pofile("\n" + exported(step).content.decode())[0]
    assert (entry.msgid, entry.msgstr, entry.previous_msgid) == (step.title, "", TITLE)
    assert f"en: {TITLE}" in entry.tcomment


def one_page_person(page: Page) -> User:
    """Somebody who may translate one page and no other."""
    user, group = UserFactory(), Group.objects.create(name="Jedna strona")
    user.groups.add(group)
    group.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    GroupPagePermission.objects.create(group=group, page=page, permission=Permission.objects.get(codename="change_page"))
    return user


def test_rights_for_many_agree_with_those_for_one(site_tree: SiteTree, translator: User, editor: User) -> None:
    english = translate(site_tree.read_step, "en")
    exported(site_tree.course, whole=True)
    rows = list(Translation.objects.filter(target_locale=language()).select_related("source", "target_locale"))
    numbers = []
    for user in (translator, editor, one_page_person(english), UserFactory(), UserFactory(admin=True)):
        found = translatable(user=user, translations=rows, locale=language())
        assert found == {row.pk for row in rows if may_translate(user, row)}
        numbers.append(len(found))
    assert numbers == [len(rows), len(rows), 1, 0, len(rows)]


def test_a_text_that_stands_twice_at_its_place_is_one_entry(site_tree: SiteTree, translator: User) -> None:
    step = site_tree.read_step
    step.body = [{"type": "text", "value": "<p>Tak samo.</p><p>Tak samo.</p>", "id": "7a7f6bb2-3e5e-4a37-9d0c-6f4a6f4be111"}]
    content = exported(publish(step)).content
    assert content.count(b'msgid "Tak samo."') == 1
    assert take(translated(content), translator).is_whole


def test_a_draft_is_left_out_of_the_tree_unless_its_translation_was_begun(site_tree: SiteTree) -> None:
    site_tree.read_step.unpublish()
    exported(site_tree.steps[2])
    site_tree.steps[2].unpublish()
    names = [name[3:-3] for name in unpacked(exported(site_tree.course, whole=True).content)]
    assert site_tree.read_step.slug not in names
    # Its translation was begun, so somebody waits for it.
    assert {site_tree.quiz_step.slug, site_tree.steps[2].slug} <= set(names)
