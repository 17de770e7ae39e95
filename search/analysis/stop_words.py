"""Words that say nothing of a matter: passed over in a question unless it has no other."""

from cms.core.language import folded
from cms.core.language.morphology import lemmas

_WORDS = {
    "pl": """
        a aby albo ale ani bez bo być był była było by byłem chcę chce chcemy ci co coś czego czemu czy czyli czym dla do gdy gdzie go i ich
        ile im in innych ja jak jaka jaki jakie jakich jakim jako je jest jestem jeśli już kiedy kogo komu kto która które którego której
        których który lub ma mają mam mi mieć mnie mogą moge mogę moja moje może można muszę musi my na nad nam nas nasz nasza nasze nie niż
        jeszcze tylko też także bardzo więc nic ktoś gdzieś dlaczego dokąd zawsze właśnie chyba
        o od oraz po pod powinien proszę przed przez przy są się skąd swoje ta tak tam tej ten to tu tym u w we wszystko z za że żeby
    """,
    "en": """
        a about an and any are as at be been but by can could do does for from get had has have how i if in into is it its many may me much
        must my need no not of on or our out should so than that the their them then there these they this to up us was we what when where
        which who whom whose why will with would you your
    """,
    "nb": """
        alle at av bli bør da de den denne der dere det dette du eller en er et etter for fordi fra få gjør går ha har hva hvem hvilke
        hvilken hvilket hvis hvor hvordan hvorfor i ikke jeg kan man med meg mer min mitt mye må når og også om opp på se seg sin skal slik
        som så til trenger ut vi vil vår være å
    """,
}
STOP_WORDS = {language: frozenset(folded(word) for word in words.split()) for language, words in _WORDS.items()}

#: Words of Polish that say nothing in any of their forms, by their folded basic form.
_IN_ANY_FORM = frozenset(
    "byc miec moc chciec musiec powinien robic moj twoj swoj nasz wasz ten tamten ktory jaki kazdy ja ty on my wy".split()  # noqa: SIM905 - a list of one word on each line would be a page
)


def says_nothing(word: str, language: str) -> bool:
    """Whether a word is one of those that a question can be asked without.

    Args:
        word: as it was typed.
        language: the question's language.
    """
    if folded(word) in STOP_WORDS.get(language, frozenset()):
        return True
    known = lemmas(word.lower()) if language == "pl" else frozenset()
    return not known.isdisjoint(_IN_ANY_FORM)
