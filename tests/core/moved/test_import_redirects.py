"""The old portal's addresses, from a sheet."""

from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect

from cms.core.moved.domain import sheet
from cms.core.moved.domain.import_redirects import Rejected, import_redirects
from cms.core.moved.domain.sheet import SheetError
from home.models import HomePage
from tests.harness.client import BrowserClient

from .trees import add, answers, rename

Fronts = dict[str, HomePage]
OLD = "/aktualnosci/1234,artykul,jakis-tytul.html"


def run(text: str, *, encoding: str = "utf-8", dry_run: bool = False) -> tuple[list[str], list[tuple[int, str]]]:
    """Old addresses that were made, and rejected rows with their reasons."""
    with translation.override("en"):
        done = import_redirects(content=text.encode(encoding), dry_run=dry_run)
    return [path for _line, path, _target in done.made], [(row.line, row.reason) for row in done.rejected]


def test_an_old_address_leads_to_its_page_in_one_hop(fronts: Fronts) -> None:
    add(fronts["pl"], "granty")
    assert answers(OLD)[0] == 404
    assert run(f"old;new\n{OLD};/pl/granty/\n") == ([OLD], [])
    assert answers(OLD) == (301, "/pl/granty/")
    assert answers(f"{OLD}?utm_source=poczta") == (301, "/pl/granty/")
    assert BrowserClient().head(OLD).status_code == 301
    for language in ("en", "de"):
        assert BrowserClient().get(OLD, headers={"accept-language": language})["Location"] == "/pl/granty/"


def test_a_redirect_follows_its_page(fronts: Fronts) -> None:
    page = add(fronts["pl"], "granty")
    run(f"old;new\n{OLD};/pl/granty/\n")
    rename(page, "dotacje")
    assert answers(OLD) == (301, "/pl/dotacje/")


def test_a_page_is_named_by_address_path_key_or_an_address_it_had(fronts: Fronts) -> None:
    page, english = add(fronts["pl"], "granty"), add(fronts["en"], "grants")
    rename(page, "dotacje")
    page.refresh_from_db()
    targets = {
        "http://testserver/pl/dotacje/": "/pl/dotacje/",
        "/en/grants": "/en/grants/",
        str(page.translation_key): "/pl/dotacje/",
        "/pl/granty/": "/pl/dotacje/",
        "/pl/": "/pl/",
    }
    rows = [f"http://ngo.krakow.pl/start/{number},artykul,x.html;{new}" for number, new in enumerate(targets)]
    assert english.live
    assert run("\n".join(["old;new", *rows]))[1] == []
    assert [answers(f"/start/{number},artykul,x.html") for number in range(5)] == [(301, target) for target in targets.values()]


def test_every_bad_row_is_named_and_good_ones_are_kept(fronts: Fronts) -> None:
    add(fronts["pl"], "granty")
    add(fronts["pl"], "szkic", live=False)
    closed = add(fronts["pl"], "tajne")
    closed.view_restrictions.create(restriction_type="login")
    Redirect.add_redirect("/a/1,artykul,recznie.html", redirect_to="https://example.org/")
    address = "/a/{},artykul,x.html"
    rows = [
        (address.format(2), "/pl/granty/"),
        (address.format(2), "/pl/"),
        ("/pl/granty/", "/pl/"),
        ("https://example.org/a/3,artykul,x.html", "/pl/granty/"),
        (address.format(4), "https://example.org/pl/granty/"),
        (address.format(5), "//example.org/pl/granty/"),
        (address.format(6), "/pl/szkic/"),
        (address.format(7), "/pl/tajne/"),
        (address.format(8), str(uuid4())),
        (address.format(9), ""),
        (address.format(10), address.format(11)),
        (address.format(11), address.format(10)),
        (address.format(12), address.format(2)),
        (address.format(13), address.format(99)),
        ("/a/1,artykul,recznie.html", "/pl/granty/"),
        (f"/a/14,artykul,{'x' * 250}.html", "/pl/granty/"),
        (address.format(15), "/pl/granty/?strona=2"),
        ("http://[::1/a/16,artykul,x.html", "/pl/granty/"),
        (address.format(17), "javascript:alert(1)"),
    ]
    no_page = "“new” is not the address of a published page; it begins with a language, as in /pl/kursy/"
    not_old = "“old” is not an address of the old portal (/section/number,type,name.html)"
    foreign = "“new” is on a foreign host; a redirect stays within the portal"
    assert run("\n".join(["old;new", *(";".join(row) for row in rows)])) == (
        [address.format(2), address.format(12)],
        [
            (3, "the same old address stands in line 2"),
            (4, not_old),
            (5, not_old),
            (6, foreign),
            (7, foreign),
            (8, no_page),
            (9, no_page),
            (10, "there is no published page with this UUID"),
            (11, "“new” is empty"),
            (12, "it leads back to itself"),
            (13, "it leads back to itself"),
            (15, "“new” is an old address that leads nowhere"),
            (16, "this old address leads elsewhere already (https://example.org/); change that under Settings → Redirects"),
            (17, "“old” is longer than 255 characters"),
            (18, no_page),
            (19, not_old),
            (20, no_page),
        ],
    )
    assert [answers(address.format(number)) for number in (2, 12)] == [(301, "/pl/granty/")] * 2


def test_importing_again_changes_nothing(fronts: Fronts) -> None:
    add(fronts["pl"], "granty")
    text = f"old;new\n{OLD};/pl/granty/\n"
    assert run(text, dry_run=True) == ([OLD], [])
    assert Redirect.objects.count() == 0
    run(text)
    again = import_redirects(content=text.encode())
    assert (again.made, again.unchanged, again.rejected, Redirect.objects.count()) == ([], [2], [], 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_a_sheet_is_read_however_a_spreadsheet_saved_it(fronts: Fronts, encoding: str, ends: str, delimiter: str) -> None:
    add(fronts["pl"], "granty")
    old = "/aktualności/12,artykuł,Zażółć.html"
    lines = [delimiter.join(cells) for cells in (("Tytuł", "New", "OLD"), ("", "", ""), ("Zażółć", "/pl/granty/", f'"{old}"'))]
    assert run(ends.join(lines) + ends, encoding=encoding) == ([old], [])
    assert answers(old) == (301, "/pl/granty/")


def test_an_address_with_commas_and_without_quotes_is_named(fronts: Fronts) -> None:
    add(fronts["pl"], "granty")
    reason = "it has more columns than the first line; put addresses with commas in quotes"
    assert run(f'old,new\n{OLD},/pl/granty/\n"{OLD}",/pl/granty/\n') == ([OLD], [(2, reason)])


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"a;b\n1;2\n", b"old;old\n1;2\n", b"PK\x03\x04\x00\x00", b"\x81\x83\x88", b"\xff\xfeo", "new;stary".encode("utf-16")],
)
def test_a_file_that_is_no_sheet_is_refused(db: None, content: bytes) -> None:
    with pytest.raises(SheetError):
        import_redirects(content=content)
    assert Redirect.objects.count() == 0


def test_a_file_that_is_too_large_is_refused(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "LARGEST", 10)
    with pytest.raises(SheetError):
        import_redirects(content=b"old;new\n" + b"x" * 10)


def test_a_cell_that_never_ends_is_a_row_of_its_own(fronts: Fronts) -> None:
    add(fronts["pl"], "granty")
    made, rejected = run(f'old;new\n{OLD};/pl/granty/\n"{"x" * 200_000}\n')
    assert (made, rejected) == ([OLD], [(3, "the line is not well-formed CSV")])


def test_the_command_tells_each_row(fronts: Fronts, tmp_path: Path) -> None:
    add(fronts["pl"], "granty")
    file, out, err = tmp_path / "stare.csv", StringIO(), StringIO()
    file.write_text(f"old;new\n{OLD};/pl/granty/\nx;y\n")
    with translation.override("en"), pytest.raises(SystemExit) as ended:
        call_command("import_redirects", file, stdout=out, stderr=err)
    reason = "“old” is not an address of the old portal (/section/number,type,name.html)"
    assert (ended.value.code, err.getvalue()) == (1, f"line 3: x → y: {reason}\n")
    assert out.getvalue() == "1 redirect was made, 0 were there already, 1 rows were not taken.\n"
    with pytest.raises(CommandError):
        call_command("import_redirects", tmp_path / "nie-ma.csv")
    with pytest.raises(CommandError):
        call_command("import_redirects", tmp_path)


def test_an_old_address_that_nobody_carried_over_gets_a_page_that_helps(fronts: Fronts) -> None:
    response = BrowserClient().get(OLD, headers={"accept-language": "en"})  # the address has no language, so the page is in Polish
    assert response.status_code == 404
    assert "To adres ze starego portalu" in response.content.decode()
    assert "jakis tytul" in response.content.decode()


def test_the_import_of_the_admin_works_too(fronts: Fronts, admin_client: BrowserClient) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    add(fronts["pl"], "granty")
    file = SimpleUploadedFile("stare.csv", f'old,new\n"{OLD}",http://localhost/pl/granty/\n'.encode(), content_type="text/csv")
    asked = admin_client.post(reverse("wagtailredirects:start_import"), {"import_file": file})
    assert asked.status_code == 200, asked.content.decode()[:500]
    kept = asked.context["form"].initial
    answer = {**kept, "from_index": "0", "to_index": "1", "permanent": "on", "site": ""}
    admin_client.post(reverse("wagtailredirects:process_import"), answer)
    assert answers(OLD) == (301, "http://localhost/pl/granty/")


def test_rejected_rows_say_what_they_held(fronts: Fronts) -> None:
    done = import_redirects(content=b"old;new\nx;y\n")
    assert [(row.line, row.old, row.new) for row in done.rejected] == [(2, "x", "y")]
    assert isinstance(done.rejected[0], Rejected)
