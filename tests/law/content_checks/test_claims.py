"""A text that speaks of law cites it, with an act in order and a date."""

from pathlib import Path

import pytest

from tests.home.checking import ABOUT_PAGE, COURSE, LAW, PLACES, QUIZ, SECOND_STEP, STEP, changed, good_files, told, with_text
from tests.learning.exchange.sample import uid, write

pytestmark = pytest.mark.django_db
CITED = f"\n::: legal_basis {{{uid(80, 9)}}}\ncitations:\n  - {{id: {uid(81, 9)}, act: uF, article: 5}}\n:::\n"
BOX = f'\n::: callout {{{uid(82, 9)}}}\nkind: law\ntitle: ""\ntext: |\n  Tak mówi prawo.\n:::\n'


@pytest.mark.parametrize(
    "text",
    [
        "Mówi o tym art. 5 ustawy.",
        "Zobacz ust. 2 tego przepisu.",
        "Tekst jest w Dz.U. 2023 poz. 166.",
        "To ustawa z dnia 6 kwietnia 1984 r. o fundacjach.",
        "Tak stanowi uF.",
    ],
)
def test_claim_needs_a_citation_on_its_page(tmp_path: Path, text: str) -> None:
    (line,) = told(tmp_path, with_text(text))
    assert line.startswith(f"{SECOND_STEP}:16: “")
    assert "cites no place in an act" in line
    files = with_text(text)
    write(tmp_path / "content", {SECOND_STEP: files[SECOND_STEP] + CITED.encode()})
    assert told(tmp_path, {}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ustawa jest długa.",
        "Zarządzenie w § 7 ust. 16 mówi co innego.",
        "Artykuł ukazał się wczoraj.",
        "Skrót „Dz.U. 2026 poz. 1040” to rok i numer.",
        "Ufaj, ale sprawdzaj.",
    ],
)
def test_words_that_are_no_claim_are_taken(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, with_text(text)) == []


def test_box_about_law_needs_a_citation(tmp_path: Path) -> None:
    files = good_files()
    (line,) = told(tmp_path, {**files, SECOND_STEP: files[SECOND_STEP] + BOX.encode()})
    assert line.startswith(f"{SECOND_STEP}:15: This box speaks of law")
    assert told(tmp_path, {SECOND_STEP: files[SECOND_STEP] + (BOX + CITED).encode()}) == []


def test_question_that_speaks_of_law_is_answered_by_its_own_citation(tmp_path: Path) -> None:
    quiz = good_files()[QUIZ].decode().replace("Kto może?", "Kto może według art. 5 uF?")
    name = SECOND_STEP.replace(".md", ".quiz.yaml")
    for old in (uid(1, 4), uid(1, 5), uid(2, 5)):
        quiz = quiz.replace(old, old.replace("0000-4000-8", "0001-4000-8"))
    (line,) = told(tmp_path, {**good_files(), name: quiz.encode()})
    assert line.startswith(f"{name}:3: “art. 5”")
    cited = quiz.replace("  points: 2\n", f"  points: 2\n  citations:\n    - {{id: {uid(83, 9)}, act: uF, article: 5}}\n")
    assert told(tmp_path, {name: cited.encode()}) == []


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("Mówi o tym art. 5 ust. 1 uF.", False),
        ("Mówi o tym art. 6 uF.", True),
        ("Mówi o tym art. 6 ust. 1 pkt 2 uF.", True),
        ("Mówi o tym art. 6 ustawy o fundacjach.", True),
        # Whose article it is cannot be told, and neither can a range.
        ("Mówi o tym art. 6.", False),
        ("Mówią o tym art. 6–8 uF.", False),
    ],
)
def test_article_named_with_its_act_is_among_the_citations(tmp_path: Path, text: str, is_refused: bool) -> None:
    files = with_text(text, name=STEP)
    files[LAW] = files[LAW].replace(b"ustawa o fundacjach", b"ustawa z dnia 6 kwietnia 1984 r. o fundacjach")
    found = told(tmp_path, files)
    assert ["names art. 6 uF" in line for line in found] == [True] * is_refused, found


def test_act_of_the_land_has_an_eli_address_and_a_date(tmp_path: Path) -> None:
    (line,) = told(tmp_path, changed(LAW, '  eli: "https://eli.gov.pl/eli/DU/1984/97/ogl"\n', ""))
    assert line.startswith(f"{LAW}:1: uF: it is cited and has no ELI address")
    (line,) = told(tmp_path, changed(LAW, "  state_of_law: 2026-11-22\n", ""))
    assert "uF: it is cited and does not say as of when" in line


def test_act_of_the_city_needs_no_eli_address(tmp_path: Path) -> None:
    files = changed(LAW, 'pl: "ustawa o fundacjach"', 'pl: "uchwała nr 1 Rady Miasta Krakowa"')
    law = (
        files[LAW]
        .decode()
        .replace('  journal: "Dz.U. 1984 nr 21 poz. 97"\n', "")
        .replace('  consolidated: "t.j. Dz.U. 2023 poz. 166"\n', "")
    )
    assert told(tmp_path, {**files, LAW: law.replace('  eli: "https://eli.gov.pl/eli/DU/1984/97/ogl"\n', "").encode()}) == []


def test_act_has_one_id_and_one_name(tmp_path: Path) -> None:
    other = good_files()[LAW].decode().replace(uid(1, 6), uid(2, 6))
    (line,) = told(tmp_path, {**good_files(), "pl/pages/law.yaml": other.encode()})
    assert "An act has one id and one name" in line


def test_page_that_cites_says_as_of_when(tmp_path: Path) -> None:
    dates = "  state_of_law: 2026-11-22\n  next_check: 2027-02-22\n"
    (line,) = told(tmp_path, changed(f"{COURSE}/course.md", dates, ""))
    assert line.startswith(f"{STEP}:")
    assert "does not say as of when" in line
    dated = changed(f"{COURSE}/course.md", dates, "")
    dated[STEP] = dated[STEP].replace(b"minutes: 5\n", b"minutes: 5\nlegal:\n  state_of_law: 2026-11-22\n")
    assert told(tmp_path, dated) == []


def test_term_that_speaks_of_law_cites_it_and_says_as_of_when(tmp_path: Path) -> None:
    term = f"- id: {uid(1, 7)}\n  slug: slowo\n  name: {{pl: słowo}}\n  definition:\n    pl: |\n      Mówi o tym art. 5.\n"
    glossary = "pl/records/glossary.yaml"
    (line,) = told(tmp_path, {**good_files(), glossary: term.encode()})
    assert line.startswith(f"{glossary}:6: “art. 5”")
    cited = f"{term}  citations:\n    - {{act: uF, article: 5}}\n"
    (line,) = told(tmp_path, {glossary: cited.encode()})
    assert line.startswith(f"{glossary}:1: It cites law and does not say as of when")
    assert told(tmp_path, {glossary: f"{cited}  state_of_law: 2026-11-22\n".encode()}) == []


@pytest.mark.parametrize(
    ("line", "is_refused"),
    [
        ('act: uF, article: "5", trust: general', False),
        ('act: uF, article: "5", paragraph: "1", trust: general', False),
        ('act: uF, article: "5", paragraph: "2", trust: general', True),
        ('act: uF, article: "6", trust: general', True),
    ],
    ids=["article", "paragraph", "another paragraph", "another article"],
)
def test_cited_place_stands_on_the_list_with_its_mark(tmp_path: Path, line: str, is_refused: bool) -> None:
    found = told(tmp_path, {**good_files(), PLACES: f"- {{id: {uid(90, 9)}, {line}}}\n".encode()})
    assert [one.partition(": ")[0] for one in found] == [f"{STEP}:78"] * is_refused
    assert all("art. 5 ust. 1 uF is cited and has no mark" in one for one in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('- {id: ID, act: uF, article: "5", trust: sure}\n', "“trust” takes one of"),
        ('- {id: ID, act: uX, article: "5", trust: general}\n', "There is no act “uX”"),
        ('- {id: ID, act: uF, article: "art. 5", trust: general}\n', "places.yaml:1: article: "),
        ('- {id: ID, act: uF, article: "5", trust: general}\n- {id: ID2, act: uF, article: "5", trust: verify}\n', "stands in line 1 too"),
    ],
    ids=["unknown mark", "unknown act", "sign in the number", "place twice"],
)
def test_mistake_in_the_list_is_told(tmp_path: Path, text: str, words: str) -> None:
    listed = text.replace("ID2", uid(91, 9)).replace("ID", uid(90, 9))
    found = told(tmp_path, {**good_files(), PLACES: listed.encode()})
    assert any(words in line for line in found), found


def test_page_elsewhere_is_held_to_the_same(tmp_path: Path) -> None:
    assert [line.partition(":")[0] for line in told(tmp_path, with_text("Mówi art. 5.", name=ABOUT_PAGE))] == [ABOUT_PAGE]
