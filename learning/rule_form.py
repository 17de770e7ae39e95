"""The editor's form of courses, modules and steps: it refuses rules that contradict each other, at the field where they are mended."""

from typing import Any

from cms.core.editing.page_form import PortalPageForm


class RulesForm(PortalPageForm):
    """Looks at the rules of the pages around once the page has its new values."""

    def _post_clean(self) -> None:
        """Put the values onto the page, then check its rules; what was typed stays in the form."""
        super()._post_clean()
        from learning.domain.keys import is_canonical
        from learning.domain.publishing.rule_checks import rule_problems, unkeepable
        from learning.models import StepPage

        page: Any = self.instance
        if page.alias_of_id or (page.locale_id and not is_canonical(page)):
            return  # a translation takes its rules from the source
        problems = rule_problems(page, self.parent_page)
        if "action-publish" in self.data and isinstance(page, StepPage):
            problems += unkeepable(page)
        for problem in problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)
