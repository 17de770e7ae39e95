"""Keeping citations findable."""

from django.db import transaction
from wagtail.search import index

from cms.law.models import LegalAct


@transaction.atomic
def reindex_citations(*, act: LegalAct) -> int:
    """Index an act's citations anew: they are found by its names, which the index keeps a copy of.

    Args:
        act: The act that was changed.

    Returns:
        How many citations were indexed.
    """
    citations = list(act.citations.select_related("act"))
    for citation in citations:
        index.insert_or_update_object(citation)
    return len(citations)
