"""Feedback by score: what a step says to those who reach a share of the points."""

from dataclasses import dataclass

from learning.models import Attempt, StepPage


@dataclass(frozen=True)
class ScoreFeedback:
    """What is said. ``lang`` is set where it stands in another language than the page."""

    text: str
    lang: str


def score_feedback(page: StepPage, attempt: Attempt, *, locale: str) -> ScoreFeedback | None:
    """The text of the highest band that an attempt reaches.

    Args:
        page: the step, in the language that is shown or in the source's.
        attempt: the attempt with its points.
        locale: language code of the page that shows it.

    Returns:
        What is said, or None where the step says nothing to so many points, or nothing was graded.
    """
    if not attempt.max_points:
        return None
    reached = [child.value for child in page.score_feedback if child.value["from_percent"] <= attempt.percent]
    best = max(reached, key=lambda band: band["from_percent"], default=None)
    if best is None or not best["text"].strip():
        return None
    language = page.locale.language_code
    return ScoreFeedback(best["text"].strip(), "" if language == locale else language)
