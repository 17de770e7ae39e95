"""What questions ask, read from their steps, for lists of editors."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from learning.models import StepPage


def prompts_of(places: Iterable[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], str]:
    """Prompts in the source language, in one statement.

    Args:
        places: keys of steps with ids of blocks.

    Returns:
        Prompts by place, as the public step has them; a question that is there no more is left out.
    """
    wanted = set(places)
    if not wanted:
        return {}
    steps = StepPage.objects.filter(translation_key__in={key for key, _block in wanted}, locale__language_code=settings.LANGUAGE_CODE)
    found = {}
    for key, stream in steps.values_list("translation_key", "questions"):
        for raw in stream.raw_data:
            place = (key, UUID(str(raw["id"])))
            if place in wanted:
                found[place] = raw["value"].get("prompt", "")
    return found
