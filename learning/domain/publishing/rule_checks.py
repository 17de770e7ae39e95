"""Rules that contradict each other, found before they are published and said in words.

A page alone checks its window (``RulesMixin.clean``). What is checked here needs the pages above, below and elsewhere; each problem
names the field at which it is mended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from learning.enums import UNGRADED, CompletionRule, ScoreRule
from learning.errors import RulesContradictError
from learning.models import CoursePage, ModulePage, StepPage

from .settling import Level, chosen_pages, level_of, window

MODELS = (CoursePage, ModulePage, StepPage)


@dataclass(frozen=True)
class RuleProblem:
    """What is wrong, and the field at which it is mended."""

    field: str
    message: str


def rule_problems(page: Any, parent: Page | None) -> list[RuleProblem]:
    """What contradicts itself in the rules of a page as it stands, saved or not.

    Args:
        page: a course, module or step with the values of a form.
        parent: the page above it; None for one that is not in the tree.
    """
    return [*_order_problems(page, parent), *_level_problems(page, parent)]


def unkeepable(page: StepPage) -> list[RuleProblem]:
    """What a step promises and cannot keep as it would be published: it is done by a quiz that it does not have."""
    kinds = [child.block_type for child in page.questions]
    if page.completion_rule == CompletionRule.PASSED and not any(kind not in UNGRADED for kind in kinds):
        message = _("This step would be done when its quiz is passed, but no question in it is graded. Add one, or choose another rule.")
        return [RuleProblem("completion_rule", message)]
    if page.completion_rule == CompletionRule.ANSWERED and not kinds:
        message = _("This step would be done when its quiz is answered, but it has no question. Add one, or choose another rule.")
        return [RuleProblem("completion_rule", message)]
    return []


def check_keepable(page: StepPage) -> None:
    """Refuse to publish a step that nobody could do by its own rule.

    Raises:
        RulesContradictError: with what is wrong.
    """
    problems = unkeepable(page)
    if problems:
        raise RulesContradictError("; ".join(problem.message for problem in problems))


def _ancestors(parent: Page | None) -> list[Any]:
    """The course and the module above, from the top."""
    if parent is None:
        return []
    above = parent.get_ancestors(inclusive=True).specific()
    return [page for page in above if isinstance(page, MODELS)]


def _level_problems(page: Any, parent: Page | None) -> list[RuleProblem]:
    """Windows that never meet, and a pass that only the first attempt could give, on the page and below it."""
    own = level_of(page, {})
    above = [level_of(one, {}) for one in _ancestors(parent)]
    found = _contradictions([*above, own], own, "")
    if page.pk and not isinstance(page, StepPage):
        for levels, title in _below(page, [*above, own]):
            found += _contradictions(levels, own, title)
    return list({problem.field: problem for problem in reversed(found)}.values())


def _below(page: Any, levels: list[Level]) -> Iterable[tuple[list[Level], str]]:
    """The levels of each page below, and its title."""
    inside: dict[str, list[Level]] = {page.path: levels}
    for model in (ModulePage, StepPage):
        for child in model.objects.descendant_of(page).defer_streamfields().order_by("path"):
            found = [*inside.get(child.path[: -child.steplen], levels), _silent_needs(child)]
            inside[child.path] = found
            yield found, child.title


def _silent_needs(page: Any) -> Level:
    """What a page says of its rules, without loading what comes first."""
    names = ("attempts_allowed", "attempt_delay", "score_rule", "completion_rule", "opens_at", "closes_at", "pass_mark", "required")
    return Level(**{name: getattr(page, name) for name in names})


def _contradictions(levels: list[Level], own: Level, below: str) -> list[RuleProblem]:
    """What the levels contradict each other in, told at a field that the page itself has set."""
    found = []
    opens_at = max((level.opens_at for level in levels if level.opens_at), default=None)
    closes_at = min((level.closes_at for level in levels if level.closes_at), default=None)
    if opens_at and closes_at and window(levels) != (opens_at, closes_at) and (own.opens_at or own.closes_at):
        field = "closes_at" if own.closes_at else "opens_at"
        where = _("“%(title)s” would never be open") % {"title": below} if below else _("This page would never be open")
        message = _("%(where)s: the times of course, module and step have nothing in common. Change one of them.") % {"where": where}
        found.append(RuleProblem(field, message))
    inner = list(reversed(levels))
    rule = next((level.completion_rule for level in inner if level.completion_rule), "")
    score = next((level.score_rule for level in inner if level.score_rule), "")
    if rule == CompletionRule.PASSED and score == ScoreRule.FIRST and (own.completion_rule or own.score_rule):
        field = "score_rule" if own.score_rule == ScoreRule.FIRST else "completion_rule"
        where = _("In “%(title)s”") % {"title": below} if below else _("Here")
        message = _(
            "%(where)s only the first attempt would count and the step would be done only when it is passed: after one slip nobody "
            "could ever do it. Let the best attempt count, or let the step be done when it is answered."
        ) % {"where": where}
        found.append(RuleProblem(field, message))
    return found


def _order_problems(page: Any, parent: Page | None) -> list[RuleProblem]:
    """A page that would come before itself: by name, by its parts, by what it is part of, or in a circle."""
    chosen = chosen_pages(page)
    if not chosen:
        return []
    targets = {one.pk: one for one in Page.objects.filter(pk__in=chosen)}
    path = page.path or ""
    above = [one.path for one in parent.get_ancestors(inclusive=True)] if parent else []
    messages = []
    waiting = _waiting(path)
    for target in (targets[pk] for pk in chosen if pk in targets):
        title = {"title": target.title}
        if path and target.path == path:
            messages.append(_("A page cannot come before itself. Take it off the list."))
        elif path and target.path.startswith(path):
            messages.append(_("“%(title)s” is a part of this page, so it cannot come before it. Take it off the list.") % title)
        elif target.path in above:
            messages.append(
                _("This page is a part of “%(title)s”, which is never done before its parts are. Take it off the list.") % title
            )
        elif path and _leads_back(path, target.path, waiting):
            messages.append(_("“%(title)s” waits for this page already, so neither would ever open. Take it off the list.") % title)
    return [RuleProblem("prerequisites", message) for message in messages]


def _waiting(without: str) -> list[tuple[str, str]]:
    """All pages that wait for others, as pairs of paths; modules that are answered in order wait for the one before.

    Args:
        without: the path of the page whose saved list is being replaced.
    """
    chosen: dict[str, list[int]] = {}
    for model in MODELS:
        for page in model.objects.filter(alias_of=None).defer(*(set(model.get_streamfield_names()) - {"prerequisites"})):
            if page.path != without and (needs := chosen_pages(page)):
                chosen[page.path] = needs
    paths: Mapping[int, str] = dict(Page.objects.filter(pk__in={pk for pks in chosen.values() for pk in pks}).values_list("pk", "path"))
    pairs = [(path, paths[pk]) for path, pks in chosen.items() for pk in pks if pk in paths]
    for course in CoursePage.objects.filter(in_order=True).defer_streamfields():
        modules = list(ModulePage.objects.child_of(course).filter(required=True).order_by("path").values_list("path", flat=True))
        pairs += [(later, earlier) for earlier, later in pairwise(modules)]
    return pairs


def _leads_back(start: str, target: str, waiting: list[tuple[str, str]]) -> bool:
    """Whether what ``target`` waits for leads to ``start``. A page waits for what its parts and what it is part of wait for."""

    def related(one: str, other: str) -> bool:
        return one.startswith(other) or other.startswith(one)

    seen: set[str] = set()
    to_see = [target]
    while to_see:
        here = to_see.pop()
        if related(here, start):
            return True
        seen.add(here)
        to_see += [needed for waits, needed in waiting if related(waits, here) and needed not in seen]
    return False
