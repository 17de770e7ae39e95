"""Terms are found in whatever form they stand, and nowhere else."""

import pytest

from cms.law.glossary.domain.matching import Phrases

NAMES = {
    "fundator": "fundator",
    "fundacja": "fundacja",
    "statut": "statut",
    "stowarzyszenie": "stowarzyszenie",
    "zwykle": "stowarzyszenie zwykłe",
    "opp": "organizacja pożytku publicznego",
    "akt": "akt fundacyjny",
    "konkurs": "otwarty konkurs ofert",
    "grant": "mały grant",
    "nadzor": "organ nadzoru",
    "wolontariusz": "wolontariusz",
    "doreczenia": "e-Doręczenia",
    "profil": "profil zaufany",
    "inicjatywa": "inicjatywa lokalna",
    "zebranie": "zebranie założycielskie",
    "kdo": "Komisja Dialogu Obywatelskiego",
}


@pytest.fixture(scope="module")
def polish() -> Phrases:
    """The names above, and some abbreviations."""
    phrases = Phrases("pl")
    for slug, name in NAMES.items():
        phrases.add(slug, name, is_own=True)
    for slug, text in (("opp", "OPP"), ("krs", "KRS"), ("nip", "NIP"), ("nip-8", "NIP-8"), ("kdo", "KDO")):
        phrases.add_abbreviation(slug, text)
    return phrases


def found(phrases: Phrases, text: str) -> list[tuple[str, str]]:
    """The terms with the words that were taken for them."""
    return [(match.slug, text[match.start : match.end]) for match in phrases.find(text)]


@pytest.mark.parametrize(
    ("text", "slug", "words"),
    [
        ("wola fundatora jest", "fundator", "fundatora"),
        ("fundatorowi wolno", "fundator", "fundatorowi"),
        ("z fundatorem", "fundator", "fundatorem"),
        ("o fundatorze", "fundator", "fundatorze"),
        ("fundatorzy składają", "fundator", "fundatorzy"),
        ("dla fundatorów", "fundator", "fundatorów"),
        ("Fundacji nie ma", "fundacja", "Fundacji"),
        ("fundacją kieruje", "fundacja", "fundacją"),
        ("w fundacjach", "fundacja", "fundacjach"),
        ("zmiana statutu", "statut", "statutu"),
        ("w statucie", "statut", "statucie"),
        ("statuty", "statut", "statuty"),
        ("członek stowarzyszenia", "stowarzyszenie", "stowarzyszenia"),
        ("w stowarzyszeniach", "stowarzyszenie", "stowarzyszeniach"),
        ("stowarzyszeniem zwykłym jest", "zwykle", "stowarzyszeniem zwykłym"),
        ("stowarzyszeń zwykłych", "zwykle", "stowarzyszeń zwykłych"),
        ("jest organizacją pożytku publicznego od", "opp", "organizacją pożytku publicznego"),
        ("organizacji\u00a0pożytku publicznego", "opp", "organizacji\u00a0pożytku publicznego"),
        ("w akcie fundacyjnym", "akt", "akcie fundacyjnym"),
        ("otwartego konkursu ofert", "konkurs", "otwartego konkursu ofert"),
        ("małych grantów", "grant", "małych grantów"),
        ("o małe granty", "grant", "małe granty"),
        ("organem nadzoru", "nadzor", "organem nadzoru"),
        ("wolontariuszom", "wolontariusz", "wolontariuszom"),
        ("adres do e-Doręczeń", "doreczenia", "e-Doręczeń"),
        ("profilem zaufanym", "profil", "profilem zaufanym"),
        ("inicjatywę lokalną", "inicjatywa", "inicjatywę lokalną"),
        ("na zebraniu założycielskim", "zebranie", "zebraniu założycielskim"),
        ("Komisji Dialogu Obywatelskiego", "kdo", "Komisji Dialogu Obywatelskiego"),
        ("wpis do KRS.", "krs", "KRS"),
        ("wpis do KRS-u trwa", "krs", "KRS-u"),
        ("status OPP", "opp", "OPP"),
        ("zgłoszenie NIP-8 do", "nip-8", "NIP-8"),
        ("fun\u00addatora", "fundator", "fun\u00addatora"),
        ("fundatora\u0301", "fundator", "fundatora\u0301"),
    ],
)
def test_term_is_found_in_its_form(polish: Phrases, text: str, slug: str, words: str) -> None:
    assert found(polish, text) == [(slug, words)]


@pytest.mark.parametrize(
    "text",
    [
        "krs małymi literami",
        "opp i Opp",
        "formularz KRS-W20",
        "www.statut.pl",
        "biuro@fundacja.org",
        "/statut/wzor",
        "preambuła statutowa",
        "status i fundusz",
        "Fundacja Przykład działa",
        "pożytku publicznego",
        "organizacja, pożytku publicznego",
        "akt, fundacyjny",
        "superfundacja",
        "statut_nowy",
        "",
        "…",
    ],
)
def test_what_is_no_term_is_left_alone(polish: Phrases, text: str) -> None:
    assert found(polish, text) == []


def test_longest_term_counts_and_neighbours_stay_apart(polish: Phrases) -> None:
    text = "Statutem stowarzyszenia zwykłego nie jest statut stowarzyszenia."
    assert found(polish, text) == [
        ("statut", "Statutem"),
        ("zwykle", "stowarzyszenia zwykłego"),
        ("statut", "statut"),
        ("stowarzyszenie", "stowarzyszenia"),
    ]


@pytest.mark.parametrize(
    ("language", "name", "text", "words"),
    [
        ("en", "foundation", "two foundations", ["foundations"]),
        ("en", "foundation", "the Foundation’s aim", ["Foundation"]),
        ("en", "foundation", "foundational", []),
        ("en", "local authority", "local authorities", ["local authorities"]),
        ("nb", "stiftelse", "stiftelsene og stiftelsen", ["stiftelsene", "stiftelsen"]),
        ("nb", "forening", "foreninger", ["foreninger"]),
        ("nb", "forening", "foreningsfrihet", []),
    ],
)
def test_other_languages_have_their_own_endings(language: str, name: str, text: str, words: list[str]) -> None:
    phrases = Phrases(language)
    phrases.add("term", name, is_own=True)
    assert [word for _slug, word in found(phrases, text)] == words


def test_polish_name_in_another_language_is_found_letter_by_letter() -> None:
    phrases = Phrases("en")
    phrases.add("statut", "statut", is_own=False)
    assert found(phrases, "the statut, not a statute or statuty") == [("statut", "statut")]
