"""What the law room registers with Wagtail."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .domain.search import reindex_citations
from .models import LegalAct
from .viewsets import LawGroup

register_snippet(LawGroup)


@hooks.register("after_edit_snippet")
def follow_the_act(_request: HttpRequest, instance: Any) -> None:
    """Let citations be found under an act's new name."""
    if isinstance(instance, LegalAct):
        reindex_citations(act=instance)
