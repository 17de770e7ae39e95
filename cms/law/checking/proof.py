"""Whether a page is shown as a draft: because nobody has compared it yet, or because all it rests on is general knowledge.

The second is read from the marks of the places that the page and those below it cite (``Citation.trust``), whatever its status says, and
kept until a page or a record of law changes.
"""

from typing import Any

from django.db.models import CharField
from django.db.models.functions import Cast
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import PAGES
from cms.law.enums import UNPROVEN
from cms.law.models import Citation, LegalStateMixin, LegalStatus

from .places import citations_in_pages


def is_draft(page: Any) -> bool:
    """Whether readers see the banner “draft content – awaiting legal verification”.

    Args:
        page: a page with ``LegalStateMixin``.
    """
    return page.legal_status == LegalStatus.DRAFT or rests_on_little(page)


def rests_on_little(page: Any) -> bool:
    """Whether a page and those below it cite something, and all of it is general knowledge or waits to be verified."""
    if not isinstance(page, LegalStateMixin) or not page.pk:
        return False
    marks: list[str] = generations.cached(PAGES, f"law-trust:{page.pk}", lambda: _marks(page))
    return bool(marks) and UNPROVEN.issuperset(marks)


def _marks(page: Any) -> list[str]:
    """The marks of what live pages cite, each once; one statement."""
    pages = Page.objects.filter(path__startswith=page.path, live=True).annotate(key=Cast("pk", CharField())).order_by()
    rows = citations_in_pages().filter(object_id__in=pages.values("key")).values("to_object_id")
    cited = Citation.objects.annotate(key=Cast("pk", CharField())).filter(key__in=rows).order_by().with_trust()
    return sorted(set(cited.values_list("settled_trust", flat=True)))
