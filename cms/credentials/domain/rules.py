"""Versions of rules, and the words for them."""

from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.accounts.models import Audience
from cms.credentials.enums import RuleKind
from cms.credentials.evidence import COURSE, TRAINING
from cms.credentials.models import Rule, RuleVersion

#: The fields of a rule that decide who gets what; another short name or a rule that is not offered makes no version.
_FIELDS = ("kind", "keys", "minimum", "audience", "titles", "show_hours", "show_score")
#: The kind of evidence that a kind of rule counts.
EVIDENCE = {RuleKind.PASSED: COURSE, RuleKind.SEVERAL: COURSE, RuleKind.ATTENDED: TRAINING}


@transaction.atomic
def settle_version(*, rule: Rule) -> RuleVersion:
    """The version that says what the rule says now, made if the latest says something else.

    Args:
        rule: the rule as saved.

    Returns:
        The version by which certificates are given from now on. A second call makes none.
    """
    locked = Rule.objects.select_for_update().get(pk=rule.pk)
    content: dict[str, Any] = {name: getattr(locked, name) for name in _FIELDS}
    latest = locked.versions.order_by("number").last()
    if latest is not None and latest.content == content:
        return latest
    return RuleVersion.objects.create(rule=locked, number=latest.number + 1 if latest else 1, content=content)


def rule_words(*, rule: Rule, language: str) -> str:
    """What a certificate is given for, as its paper says it.

    Args:
        rule: the rule.
        language: code of the paper's language.
    """
    with translation.override(language):
        if rule.kind == RuleKind.PASSED:
            return _("All required steps of the course are done and its quizzes are passed.")
        if rule.kind == RuleKind.SEVERAL:
            return ngettext("%(count)d course is completed.", "%(count)d courses are completed.", rule.minimum) % {"count": rule.minimum}
        attended = ngettext("%(count)d training was attended", "%(count)d trainings were attended", rule.minimum) % {"count": rule.minimum}
        if not rule.audience:
            return _("%(attended)s.") % {"attended": attended}
        return _("%(attended)s; for: %(audience)s.") % {"attended": attended, "audience": Audience(rule.audience).label}
