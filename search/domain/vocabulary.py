"""Which words the documents have: how rare a term is, what a beginning may go on to be, what a wrong spelling may have meant."""

from collections.abc import Iterable, Mapping
from itertools import takewhile

from django.db.models import Q
from django.db.models.functions import Length

from cms.core.language import slips_between
from cms.core.language.fuzzy import one_slip_away
from cms.core.language.morphology import lemmas
from search.analysis.documents import every_term, words_of
from search.models import Document, Word

LONGEST = Word._meta.get_field("text").max_length or 80
#: Rows in one statement: far below the number of parameters that either database takes.
BATCH = 500
#: Words that a beginning is completed to, and words that a wrong spelling is compared with.
MOST_COMPLETED = 12
MOST_COMPARED = 3_000
#: In a word of so many letters two slips would make any word of any other.
SHORT = 5
SHORTEST_BEGINNING = 4
#: Letters that words of one root begin with, and the share of the longer one that they have in common.
ROOT = 5
SHARED = 0.55
MOST_OF_A_ROOT = 200


def entries_of(document: Document) -> dict[tuple[bool, str], str]:
    """What a document brings to the words: whether it is a term, and its text; with how a form is written."""
    found = {(True, term[:LONGEST]): "" for term in every_term(document)}
    return found | {(False, text[:LONGEST]): shown[:LONGEST] for text, shown in words_of(document).items()}


def learn(documents: Iterable[Document]) -> None:
    """Add words that are new; how many documents have them is counted when the index is built."""
    found: dict[tuple[str, bool, str], str] = {}
    for document in documents:
        for (is_term, text), shown in entries_of(document).items():
            found.setdefault((document.language, is_term, text), shown)
    rows = [Word(language=language, is_term=is_term, text=text, shown=shown) for (language, is_term, text), shown in sorted(found.items())]
    Word.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def documents_with(terms: Iterable[str], language: str) -> dict[str, int]:
    """How many documents have each term, for those that any has; one statement."""
    rows = Word.objects.filter(language=language, is_term=True, text__in=set(terms))
    return dict(rows.values_list("text", "documents"))


def completed(beginning: str, language: str) -> Mapping[str, int]:
    """The terms that begin so, with how many documents have them; the most frequent ones. One statement."""
    if len(beginning) < SHORTEST_BEGINNING:
        return {}
    rows = Word.objects.filter(language=language, is_term=True, text__startswith=beginning).order_by("-documents", "text")
    return dict(rows.values_list("text", "documents")[:MOST_COMPLETED])


def same_root(terms: Iterable[str], language: str) -> dict[str, frozenset[str]]:
    """Terms of documents that share a root with each of these: „rejestr”, „rejestrowy” with „rejestracja”; one statement.

    A root is taken for shared where more than half of the longer word is; prefixes („za-rejestrować”) are not known.
    """
    long = {term for term in terms if len(term) >= ROOT and term.isalpha()}
    if not long:
        return {}
    begins = Q()
    for beginning in sorted({term[:ROOT] for term in long}):
        begins |= Q(text__startswith=beginning)
    rows = Word.objects.filter(begins, language=language, is_term=True).order_by("-documents", "text")
    there = list(rows.values_list("text", flat=True)[:MOST_OF_A_ROOT])
    return {term: frozenset(other for other in there if other != term and _is_root_shared(term, other)) for term in long}


def _is_root_shared(one: str, other: str) -> bool:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _pair in same) >= SHARED * max(len(one), len(other))


def meant(typed: str, language: str) -> str | None:
    """The word of the documents that was most likely meant by a spelling that none of them has.

    Args:
        typed: a folded word.
        language: the documents' language.

    Returns:
        The word as the documents write it, or None when none is near: one slip in a short word, two in a longer one.
    """
    if len(typed) < 4 or any(sign.isdigit() for sign in typed):
        return None
    # A form that stands in documents comes before one that only a dictionary has: „stowarzysznie” is „stowarzyszenie”.
    near = _word_near(typed, language, at_most=1) or _form_near(typed, language)
    return near or (_word_near(typed, language, at_most=2) if len(typed) > SHORT else None)


def _form_near(typed: str, language: str) -> str | None:
    """A form that a dictionary knows, one slip away, whose basic form documents have – even if they have no such form."""
    if language != "pl":
        return None
    forms = {form: known for form in one_slip_away(typed) if (known := lemmas(form))}
    there = documents_with((term for known in forms.values() for term in known), language)
    near = [(-max(there.get(term, 0) for term in known), form) for form, known in forms.items()]
    best = min(near, default=(0, ""))
    return best[1] if best[0] < 0 else None


def _word_near(typed: str, language: str, *, at_most: int) -> str | None:
    """A form that documents have, that many slips away at most."""
    rows = Word.objects.annotate(length=Length("text")).filter(language=language, is_term=False)
    rows = rows.filter(length__gte=len(typed) - at_most, length__lte=len(typed) + at_most)
    # A slip in the first letter is rare; exchanged with the second, it begins with that.
    begins = rows.filter(text__startswith=typed[0]) | rows.filter(text__startswith=typed[1])
    near = [
        (slips, text[0] != typed[0], -documents, shown)
        for text, shown, documents in begins.order_by("-documents").values_list("text", "shown", "documents")[:MOST_COMPARED]
        if (slips := slips_between(typed, text, at_most=at_most)) is not None
    ]
    return min(near)[3] if near else None
