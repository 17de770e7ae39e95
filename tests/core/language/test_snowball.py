import pytest
import snowballstemmer

from cms.core.language.snowball import stemmer

WORDS = {
    "polish": ["stowarzyszeniami", "fundacji", "założenie"],
    "english": ["foundations", "charities", "founded"],
    "norwegian": ["foreningene", "stiftelsen", "vedtektenes"],
}


@pytest.mark.parametrize("name", WORDS)
def test_stems_are_those_of_the_whole_package(name: str) -> None:
    whole = snowballstemmer.stemmer(name)
    assert [stemmer(name)(word) for word in WORDS[name]] == whole.stemWords(WORDS[name])
    assert [stemmer(name)(word) for word in WORDS[name]] != WORDS[name]
