"""The certificate on paper."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.credentials.paper.certificate import CertificatePaper, certificate_pdf
from tests.core.paper.reading import Paper

HOSTILE = '#panic("x") *a* $b$ <c> @d `e` \\ // /* "q" \x00\x07\ud800 🙂 عربى 王'
SAMPLE = CertificatePaper(
    serial="2026-7F3K-Q9TD",
    address="https://mowis.example.org/certyfikat/7f3kq9td12/",
    holder="Zażółć Gęślą Jaźń",
    title="Jak założyć fundację",
    items=(("Jak założyć fundację: pierwsze kroki", 90, date(2026, 10, 30)), ("Statut fundacji", None, date(2026, 11, 3))),
    minutes=165,
    score_percent=87,
    completed_on=date(2026, 11, 3),
    issued_on=date(2026, 11, 4),
    rule_words="Ukończono 2 kursy.",
    issuer_name="Biuro Przykładowe",
    issuer_address="ul. Przykładowa 1\n00-000 Miasto",
    language="pl",
)


def test_certificate_says_its_facts() -> None:
    paper = Paper(certificate_pdf(SAMPLE))
    for words in (
        "Zażółć Gęślą Jaźń",
        "Jak założyć fundację",
        "Statut fundacji",
        "Ukończono 2 kursy.",
        "3 listopada 2026",
        "30 października 2026",
        "4 listopada 2026",
        "2026-7F3K-Q9TD",
        "mowis.example.org/certyfikat/7f3kq9td12/",
        "2 godz. 45 min",
        "1 godz. 30 min",
        "87%",
        "Biuro Przykładowe, ul. Przykładowa 1, 00-000 Miasto",
    ):
        assert words in paper.text, words


@pytest.mark.parametrize(("language", "day"), [("pl", "3 listopada 2026"), ("en", "3 November 2026"), ("nb", "3. november 2026")])
def test_certificate_is_accessible_in_each_language(language: str, day: str) -> None:
    paper = Paper(certificate_pdf(replace(SAMPLE, language=language)))
    paper.check(lang=language, title=str(paper.reader.metadata.title))  # type: ignore[union-attr]
    assert "Jak założyć fundację" in paper.reader.metadata.title  # type: ignore[union-attr,operator]
    assert paper.reader.metadata.author == "Biuro Przykładowe"  # type: ignore[union-attr]
    assert day in paper.text
    assert paper.links == [SAMPLE.address]
    assert len(paper.alts) == 1
    assert SAMPLE.address in paper.alts[0]
    assert len(paper.of("TH")) == 3
    assert paper.page_count == 1


def test_certificate_leaves_out_what_it_does_not_say() -> None:
    paper = Paper(certificate_pdf(replace(SAMPLE, minutes=None, score_percent=None, items=(("Statut", None, date(2026, 11, 3)),))))
    assert "min" not in paper.text
    assert "%" not in paper.text
    assert len(paper.of("TH")) == 2


def test_one_course_of_the_same_name_needs_no_table() -> None:
    assert not Paper(certificate_pdf(replace(SAMPLE, items=((SAMPLE.title, 60, date(2026, 11, 3)),)))).of("Table")


def test_twenty_five_items_overflow_with_the_header_repeated() -> None:
    items = tuple(
        (f"Kurs {number}: jak prowadzić organizację i rozliczać pieniądze z budżetu miasta", 60, date(2026, 11, 3)) for number in range(25)
    )
    paper = Paper(certificate_pdf(replace(SAMPLE, items=items)))
    paper.check(lang="pl", title=str(paper.reader.metadata.title))  # type: ignore[union-attr]
    assert paper.page_count == 2
    assert all(f"Kurs {number}:" in paper.text for number in range(25))
    assert all("2026-7F3K-Q9TD" in page.extract_text() for page in paper.reader.pages)
    heads = [page.extract_text() for page in paper.reader.pages]
    assert all("godz." in head for head in heads)
    assert len(paper.of("TH")) == 3


@pytest.mark.parametrize("words", [HOSTILE, "Bardzo-Długie " * 10, "a" * 150])
def test_any_name_and_title_fit(words: str) -> None:
    paper = Paper(
        certificate_pdf(replace(SAMPLE, holder=words, title=words, issuer_name=words, items=((words, 60, date(2026, 11, 3)),) * 2))
    )
    assert paper.page_count == 1
    assert all(0 <= place <= 595 for place in right_edges(paper))


def right_edges(paper: Paper) -> list[float]:
    """Where pieces of text begin, in points from the left."""
    places: list[float] = []
    paper.reader.pages[0].extract_text(visitor_text=lambda text, _cm, matrix, *_font: places.append(matrix[4]) if text.strip() else None)
    return places


@pytest.mark.parametrize("title", ["", "🙂", "\u200b"])
def test_title_that_shows_nothing_is_replaced(title: str) -> None:
    Paper(certificate_pdf(replace(SAMPLE, title=title, language="en"))).check(lang="en", title="Certificate: Certificate")


def test_removed_name_is_said() -> None:
    assert Paper(certificate_pdf(replace(SAMPLE, holder="", language="en"))).text.count("Name removed") == 1


def test_same_facts_give_the_same_bytes() -> None:
    assert certificate_pdf(SAMPLE) == certificate_pdf(replace(SAMPLE))
    assert certificate_pdf(SAMPLE) != certificate_pdf(replace(SAMPLE, issued_on=date(2026, 11, 5)))


@settings(max_examples=15, deadline=None)
@given(holder=st.text(max_size=60), title=st.text(max_size=200))
def test_no_text_stops_a_certificate(holder: str, title: str) -> None:
    assert certificate_pdf(replace(SAMPLE, holder=holder, title=title)).startswith(b"%PDF")
