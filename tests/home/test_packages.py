"""Folders of pages beside ``pages``, every page type of this room, and the records that they name."""

import shutil
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from cms.core.exchange.problems import PackageError
from cms.core.models import Contact, PortalTag, PublishingEntity
from home.exchange.catalogues import write_catalogues
from home.exchange.load import load_content
from home.models import Funder
from tests.learning.exchange.conftest import page, traces, translate
from tests.learning.exchange.sample import png, write

from .conftest import HOME
from .everything import CONTACTS, DECLARATION, KEYS, LIST, OLD, PARTNER, PLACE, PROGRAMME, PROJECT, TERMS, everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", everything(png()))


@pytest.fixture
def loaded(content: Path) -> Path:
    load_content(root=content)
    return content


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command("load_content", *arguments, stdout=out)
    return out.getvalue()


def change(content: Path, name: str, old: str, new: str) -> None:
    path = content / "pl" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_every_type_is_loaded_with_its_keys(loaded: Path) -> None:
    project = page(PROJECT)
    assert project.get_parent().pk == page(LIST).pk
    assert (project.value, project.grant, project.cofinancing) == (Decimal("1234567.00"), Decimal("1049381.95"), Decimal("85.00"))
    assert [one.slug for one in project.funders] == ["efs", "gmina"]
    assert [(one.value["page"].specific, one.value["role"]) for one in project.partners] == [(page(PARTNER), "leader")]
    assert sorted(tag.slug for tag in project.tags.all()) == ["badania", "szkolenia"]
    assert (project.archived_on, project.archive_reason, project.successor.specific) == (
        date(2016, 1, 31),
        "Projekt się skończył.",
        page(OLD),
    )
    assert (project.publishing_entity.name, project.listing_image.credit) == ("MOWIS", "Anna Nowak")
    assert (project.sign_language_video, project.easy_to_read) == ("https://example.org/film", "<p>To jest projekt.</p>")
    place = page(PLACE)
    assert [(one.value["days"], one.value["time"]) for one in place.hours] == [("poniedziałek–piątek", "9.00–16.00")]
    assert [one.value["contact"].slug for one in place.meetings] == ["koordynator"]
    assert f'<a linktype="page" id="{page(CONTACTS).pk}">' in place.access
    assert [one.slug for one in page(CONTACTS).contacts] == ["koordynator", "sekretariat"]
    assert (page(PROGRAMME).years, page(TERMS).show_in_footer, page(DECLARATION).status) == ("2012–2014", True, "partial")
    assert [(one.value["title"], one.value["page"].specific) for one in page(HOME).tasks] == [("Poznaj projekt", project)]


def test_records_stand_in_each_language_that_has_all_their_texts(loaded: Path) -> None:
    rows = Funder.objects.order_by("slug", "locale__language_code").values_list("slug", "locale__language_code", "name")
    assert list(rows) == [
        ("efs", "en", "European Social Fund"),
        ("efs", "nb", "Det europeiske sosialfondet"),
        ("efs", "pl", "Europejski Fundusz Społeczny"),
        ("gmina", "pl", "Gmina Miejska Kraków"),
    ]
    assert Funder.objects.filter(slug="efs").values("translation_key").distinct().count() == 1
    assert {one.logo.title for one in Funder.objects.filter(slug="efs")} == {"Logo EFS"}
    assert sorted(Contact.objects.values_list("slug", "locale__language_code")) == [
        ("koordynator", "en"),
        ("koordynator", "pl"),
        ("sekretariat", "pl"),
    ]
    assert list(PortalTag.objects.order_by("slug").values_list("slug", "name", "name_en", "name_nb")) == [
        ("badania", "badania", "research", "forskning"),
        ("szkolenia", "szkolenia", "training", ""),
    ]
    assert PublishingEntity.objects.get(is_default=True).name == "MOWIS"


def test_second_load_changes_nothing_with_translations_too(loaded: Path) -> None:
    write_catalogues(loaded)
    assert sorted(path.parent.parent.name for path in loaded.rglob("en.po")) == ["pages", "projects", "publications"]
    for path in loaded.rglob("*.po"):
        po = polib.pofile(str(path))
        for entry in po:
            entry.msgstr = translate(entry.msgid, path.stem)
        po.save(str(path))
    first = load_content(root=loaded)
    assert [row for row in first.rows if row.outcome in ("kept", "waiting")] == []
    english = page(PROJECT, "en")
    assert english.live
    assert (english.value, english.number, [one.slug for one in english.funders]) == (
        page(PROJECT).value,
        page(PROJECT).number,
        ["efs", "gmina"],
    )
    before = traces()
    second = load_content(root=loaded)
    assert not second.changed, [row for row in second.rows if row.outcome != "unchanged"]
    assert traces() == before


def test_record_edited_in_the_admin_is_kept_and_named(loaded: Path) -> None:
    funder = Funder.objects.get(slug="gmina")
    funder.name = "Kraków"
    funder.save()
    change(loaded, "records/funders.yaml", "Gmina Miejska Kraków", "Miasto Kraków")
    change(loaded, "records/units.yaml", "12 616 00 00", "12 616 11 11")
    report = load_content(root=loaded)
    assert [str(row) for row in report.rows if row.outcome in ("kept", "updated")] == [
        "updated [pl] units: MOWIS",
        "kept [pl] funders: gmina: it was edited in the admin since the last load; the admin's version stays",
    ]
    assert (Funder.objects.get(slug="gmina").name, PublishingEntity.objects.get(is_default=True).phone) == ("Kraków", "12 616 11 11")
    load_content(root=loaded, overwrite=True)
    assert Funder.objects.get(slug="gmina").name == "Miasto Kraków"


def test_unit_that_is_renamed_in_the_file_stays_the_same_unit(loaded: Path) -> None:
    before = PublishingEntity.objects.get(name="Wydział Polityki Społecznej").pk
    change(loaded, "records/units.yaml", "Wydział Polityki Społecznej", "Wydział Spraw Społecznych")
    load_content(root=loaded)
    assert PublishingEntity.objects.get(name="Wydział Spraw Społecznych").pk == before


def test_default_unit_passes_to_another_in_one_load(loaded: Path) -> None:
    text = (loaded / "pl/records/units.yaml").read_text()
    (loaded / "pl/records/units.yaml").write_text(text.replace("  is_default: true\n", "") + "  is_default: true\n")
    load_content(root=loaded)
    assert PublishingEntity.objects.get(is_default=True).name == "Wydział Polityki Społecznej"


def test_record_whose_key_was_changed_in_the_admin_is_told_and_nothing_is_written(loaded: Path) -> None:
    Funder.objects.filter(slug="gmina").update(slug="krakow")
    change(loaded, "projects/nowy.md", "slug: nowy-projekt", "slug: nowy-projekt\nfunders: [gmina]")
    with pytest.raises(PackageError, match=r"projects/nowy\.md: there is no “gmina” among the funders"):
        load_content(root=loaded)


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("records/funders.yaml", "pl: Gmina", "en: Gmina", "pl/records/funders.yaml:8: name: Write one text for each language"),
        ("records/funders.yaml", "slug: gmina", "slug: efs", "pl/records/funders.yaml:6: The slug “efs” stands in line 1 too"),
        (
            "records/funders.yaml",
            "media/efs.png",
            "media/brak.png",
            "pl/records/funders.yaml:1: media/brak.png: The file is not in the package",
        ),
        ("records/contacts.yaml", "email: wspolpraca@example.org", "email: wspolpraca", "pl/records/contacts.yaml:1: email: "),
        ("records/contacts.yaml", ", en: coordinator of cooperation", "", "pl/records/contacts.yaml:1: “role” has no text in “en”"),
        ("records/tags.yaml", "slug: badania", "slug: badanie", "pl/projects/projekt.md: There is no “badania” among the tags"),
        ("projects/projekt.md", "entity: MOWIS", "entity: MOPS", "pl/projects/projekt.md: There is no “MOPS” among the units"),
        ("projects/projekt.md", 'grant: "1049381.95"', "grant: 1 mln", "pl/projects/projekt.md:12: grant: Write the number with a point"),
        ("projects/projekt.md", "funders: [efs, gmina]", "funders: [efs, efs]", "“efs” stands on the list twice"),
        ("projects/projekt.md", "type: project", "type: projekt", "pl/projects/projekt.md:3: “type” takes one of: home, "),
        ("pages/centrum.md", "contact: koordynator", "contact: nikt", "pl/pages/centrum.md: There is no “nikt” among the contacts"),
        ("pages/home.md", "icon: people", "icon: rocket", "pl/pages/home.md:9: “icon” takes one of: "),
    ],
)
def test_mistake_is_told_with_its_place_and_nothing_is_written(content: Path, name: str, old: str, new: str, says: str) -> None:
    change(content, name, old, new)
    before = traces()
    with pytest.raises(CommandError) as caught:
        run("--path", content, "--check")
    assert says in str(caught.value)
    with pytest.raises(CommandError):
        run("--path", content)
    assert traces() == before


def test_what_the_model_refuses_is_told_with_its_file(content: Path) -> None:
    change(content, "projects/projekt.md", 'grant: "1049381.95"', 'grant: "2000000.00"')
    refused = pytest.raises(PackageError, match=r"pl/projects/projekt\.md: .*The grant cannot be larger")
    with translation.override("en"), refused:
        load_content(root=content)


def test_ids_of_records_and_rows_are_written_into_files(content: Path) -> None:
    lines = [line for line in (content / "pl/records/tags.yaml").read_text().split("\n") if not line.startswith("- id")]
    (content / "pl/records/tags.yaml").write_text("\n".join(lines).replace("  slug", "- slug"))
    text = (content / "pl/pages/centrum.md").read_text()
    (content / "pl/pages/centrum.md").write_text(text.replace(text[text.index("{id: ") + 1 : text.index("days:")], "", 1))
    assert run("--path", content, "--assign-ids") == "pl/pages/centrum.md: 1 ids written\npl/records/tags.yaml: 2 ids written\n"
    assert "are in order" in run("--path", content, "--check")


def test_folder_that_is_missing_is_no_error(content: Path) -> None:
    for name in ("projects", "publications", "records"):
        shutil.rmtree(content / "pl" / name)
    for path in (content / "pl/pages").glob("*.md"):
        if path.name not in ("home.md", "partnerzy.md"):
            path.unlink()
    home = content / "pl/pages/home.md"
    home.write_text(home.read_text().partition("question:")[0] + "---\n")
    assert "1 packages with 2 pages" in run("--path", content, "--check")


def test_page_that_is_gone_from_its_folder_is_withdrawn(loaded: Path) -> None:
    (loaded / "pl/projects/nowy.md").unlink()
    change(loaded, "projects/projekt.md", f", successor: {OLD}", "")
    report = load_content(root=loaded)
    assert [row.title for row in report.rows if row.outcome == "withdrawn"] == ["Nowy projekt"]
    assert [key for key in KEYS if not page(key).live] == [OLD]
