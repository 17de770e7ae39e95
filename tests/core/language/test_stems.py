"""Forms of one Polish word belong together; words that only begin alike do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.language import folded, same_word, stems

#: A word of the field in its basic form, and forms of it.
FORMS = {
    "fundacja": "fundacji fundację fundacją fundacjo fundacje fundacjom fundacjami fundacjach FUNDACJĄ fundacja",
    "stowarzyszenie": "stowarzyszenia stowarzyszeniu stowarzyszeniem stowarzyszeń stowarzyszeniom stowarzyszeniami Stowarzyszeniach",
    "organizacja": "organizacji organizację organizacją organizacje organizacjom organizacjami organizacjach",
    "pożytek": "pożytku pożytkowi pożytkiem pożytki pożytków pozytku",
    "dotacja": "dotacji dotację dotacją dotacje dotacjom dotacjami dotacjach",
    "uchwała": "uchwały uchwale uchwałę uchwałą uchwał uchwałom uchwałami uchwałach",
    "statut": "statutu statutowi statutem statucie statuty statutów statutom statutami statutach",
    "zarząd": "zarządu zarządowi zarządem zarządzie zarządy zarządów zarządom",
    "członek": "członka członkowi członkiem członku członkowie członków członkom członkami członkach",
    "radny": "radnego radnemu radnym radni radnych radnymi radna radnej radną",
    "rada": "rady radzie radę radą rad radom radami radach",
    "gmina": "gminy gminie gminę gminą gmin gminom gminami gminach",
    "wniosek": "wniosku wnioskowi wnioskiem wnioski wniosków wnioskach",
    "sprawozdanie": "sprawozdania sprawozdaniu sprawozdaniem sprawozdań sprawozdaniach",
    "konkurs": "konkursu konkursowi konkursem konkursie konkursy konkursów",
    "oferta": "oferty ofercie ofertę ofertą ofert ofertami",
    "fundator": "fundatora fundatorowi fundatorem fundatorze fundatorzy fundatorów fundatorami",
    "publiczny": "publicznego publicznemu publicznym publiczni publiczna publicznej publiczną publiczne publicznych publicznymi",
    "walne": "walnego walnemu walnym walnych walny walnymi",
    "obywatelski": "obywatelskiego obywatelskiemu obywatelskim obywatelska obywatelskiej obywatelskich obywatelscy obywatelskimi",
    "skarbnik": "skarbnika skarbnikowi skarbnikiem skarbniku skarbnicy skarbników",
    "dzielnica": "dzielnicy dzielnicę dzielnicą dzielnic dzielnice dzielnicach",
    "zbiórka": "zbiórki zbiórce zbiórkę zbiórką zbiórek zbiórkami",
    "składka": "składki składce składek składkami",
    "działalność": "działalności działalnością działalnościami",
    "nadzór": "nadzoru nadzorowi nadzorem nadzorze",
    "województwo": "województwa województwu województwem województwie województw",
    "darowizna": "darowizny darowiźnie darowiznę darowizn",
    "wolontariat": "wolontariatu wolontariacie wolontariatem",
    "wolontariusz": "wolontariusza wolontariuszowi wolontariusze wolontariuszy wolontariuszom",
    "mieszkaniec": "mieszkańca mieszkańcem mieszkańcy mieszkańców mieszkańcom",
    "urząd": "urzędu urzędem urzędzie urzędy urzędów",
    "księga": "księgi księdze księgę księgami",
    "powiat": "powiatu powiecie powiaty powiatem",
    "miasto": "miasta mieście miastem miast",
    "lokal": "lokalu lokale lokali lokalem lokalami",
    "forum": "fora forów",
    "centrum": "centra centrów centrom",
    "Kraków": "Krakowa Krakowie Krakowem krakowowi",
    "użyczenie": "użyczenia użyczeniu użyczeń",
    "pełnomocnik": "pełnomocnika pełnomocnicy pełnomocników pełnomocnikiem",
    "gość": "gościa gościowi gościem gościu goście gościom gościach gośćmi",
    "tani": "taniego taniemu tanim taniej tanich tanimi tania",
    "prezydent": "prezydenta prezydenci prezydentów prezydencie",
    "młody": "młodzi młodego młodych młodymi młodej",
    "kolega": "kolegi koledze koledzy kolegów",
    "sąsiad": "sąsiada sąsiedzie sąsiedzi sąsiadów",
    "akt": "aktu aktem akcie akty aktów",
}
APART = [
    ("fundacja", "fundament"), ("fundacja", "fundator"), ("fundacja", "fundusz"), ("fundacja", "fundacyjny"), ("fundacja", "funkcja"),
    ("stowarzyszenie", "towarzystwo"), ("stowarzyszenie", "stowarzyszony"), ("stowarzyszenie", "zrzeszenie"),
    ("organizacja", "organ"), ("organizacja", "organizator"), ("organ", "organizacji"), ("pożytek", "użytek"), ("pożytek", "pożyczka"),
    ("dotacja", "notacja"), ("dotacja", "donacja"), ("uchwała", "uchwyt"), ("uchwała", "chwała"), ("statut", "status"),
    ("statut", "statutowy"), ("statut", "statua"), ("zarząd", "zarządzenie"), ("zarząd", "zarządca"), ("zarząd", "rząd"),
    ("członek", "człon"), ("członek", "członkostwo"), ("radny", "rada"), ("rada", "radca"), ("rada", "radość"), ("gmina", "gminny"),
    ("gmina", "gmach"), ("wniosek", "wnioskodawca"), ("wniosek", "wnętrze"), ("sprawozdanie", "sprawa"),
    ("konkurs", "konkurencja"), ("oferta", "oferent"), ("wolontariat", "wolontariusz"), ("pełnomocnik", "pełnomocnictwo"),
    ("lokal", "lokalny"), ("lokal", "lokata"), ("siedziba", "siedzenie"), ("urząd", "urządzenie"), ("miasto", "miesiąc"),
    ("akt", "aktor"), ("publiczny", "publicystyka"), ("nadzór", "nadzieja"), ("skarbnik", "skarb"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "form"), [(word, form) for word, forms in FORMS.items() for form in forms.split()])
def test_forms_of_a_word_belong_together(word: str, form: str) -> None:
    assert same_word(word, form)
    assert same_word(folded(form).upper(), word)


@pytest.mark.parametrize(("word", "forms"), FORMS.items())
def test_forms_belong_to_one_another_as_well(word: str, forms: str) -> None:
    together = [word, *forms.split()]
    assert [(one, other) for one in together for other in together if not same_word(one, other)] == []


def test_a_vowel_that_becomes_another_is_known_where_its_letter_was_typed() -> None:
    assert same_word("ksiąg", "księga")
    assert not same_word("ksiag", "księga")


@pytest.mark.parametrize(("word", "other"), APART)
def test_words_that_only_look_alike_stay_apart(word: str, other: str) -> None:
    assert not same_word(word, other)
    assert not same_word(other, word.upper())


def test_every_pair_of_words_of_the_table_stays_apart() -> None:
    words = list(FORMS)
    assert [(one, other) for one in words for other in words if one < other and same_word(one, other)] == []


@pytest.mark.parametrize("word", ["", "w", "na", "3", "2026", "ą", "ść"])
def test_what_is_too_short_to_take_apart_is_its_own_stem(word: str) -> None:
    assert stems(word) == frozenset({folded(word)})
    assert not same_word(word, "nad")


@given(st.text(alphabet="aąbcćdeęghijklłmnńoóprsśtuwyzźżAŻ", min_size=1, max_size=20))
def test_a_word_is_itself_however_it_is_written(word: str) -> None:
    assert same_word(word, word.upper())
    assert same_word(word, folded(word)) or "ą" in word.lower()
    assert all(stem and stem == folded(stem) for stem in stems(word))
