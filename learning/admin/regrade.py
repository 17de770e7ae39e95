"""Grading again, in three pages: which questions wait and what was done; the dry run with the reason; the record."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from learning.domain.answering.asking import CANONICAL
from learning.domain.publishing.impact import waiting_questions
from learning.domain.regrading.plan import Refusal
from learning.domain.regrading.regrade import Plan, apply_regrade, plan_regrade
from learning.domain.titles import Titles
from learning.errors import PlanOutdatedError, RegradeRefusedError
from learning.models import Question, QuestionText, Regrade

PERMISSION = "mowis_learning.add_regrade"
#: Rows that a page shows; the numbers above them are always of all.
SHOWN = 100
LONGEST_REASON = Regrade._meta.get_field("reason").max_length


def may_regrade(user: Any) -> bool:
    """Whether a person may grade again."""
    return bool(user.has_perm(PERMISSION))


def refusal_words(reason: str) -> str:
    """Why a question cannot be graded again, and what to do."""
    return {
        Refusal.UNGRADED: _("This question is not graded, so there is nothing to grade again."),
        Refusal.REMOVED: _("This question was removed from its step. Put it back and publish; then its answers can be graded again."),
        Refusal.WITHDRAWN: _("The step of this question is not live. Publish it; then its answers can be graded again."),
        Refusal.NOTHING: _("All answers that the present key can grade are graded by it already."),
    }[Refusal(reason)]


def prompts(questions: list[Question]) -> dict[int, str]:
    """How questions read now, in the source language, by primary key; one statement."""
    rows = QuestionText.objects.filter(version__in=[row.current_id for row in questions], locale=CANONICAL, is_current=True)
    by_version = {row.version_id: row.texts["prompt"] for row in rows}
    return {row.pk: Truncator(by_version.get(row.current_id or 0) or _("a question without words")).chars(120) for row in questions}


class RegradeAdminView(WagtailAdminTemplateMixin):
    """What the three pages share: who is let in, and the way here."""

    header_icon = "rotate"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may grade again."""
        if not may_regrade(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        items = [*self.breadcrumbs_items, {"url": reverse("learning_regrades"), "label": RegradesView.page_title}]
        return items if isinstance(self, RegradesView) else [*items, {"url": "", "label": self.get_page_title()}]


class RegradesView(RegradeAdminView, TemplateView):
    """Questions that wait, and every regrade that was made; ``?question=`` shows those of one question."""

    template_name = "learning/admin/regrades.html"
    page_title = gettext_lazy("Grading again")

    def made(self) -> QuerySet[Regrade]:
        """The records, the latest first."""
        rows = Regrade.objects.select_related("question", "made_by", "version").order_by("-made_at", "-pk")
        asked_for = self.request.GET.get("question", "")
        return rows.filter(question=int(asked_for)) if asked_for.isascii() and asked_for.isdigit() and len(asked_for) < 10 else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add both lists with what they are about."""
        waiting = waiting_questions()
        records = Paginator(self.made(), SHOWN).get_page(self.request.GET.get("p"))
        questions = [row.question for row in waiting] + [row.question for row in records]
        words, titles = prompts(questions), Titles(row.step_key for row in questions)
        return super().get_context_data(
            waiting=[
                {"pk": r.question.pk, "prompt": words[r.question.pk], "step": titles(r.question.step_key), "n": r.answers} for r in waiting
            ],
            records=records,
            rows=[{"record": r, "prompt": words[r.question_id], "step": titles(r.question.step_key)} for r in records],
            is_of_one="question" in self.request.GET,
            **kwargs,
        )


class RegradeForm(forms.Form):
    """The reason, and whether points may go down. ``version`` is the key that the plan was made with."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("It is kept in the record: what was wrong with the key."),
    )
    may_lower = forms.BooleanField(
        label=gettext_lazy("Take points away too"),
        required=False,
        help_text=gettext_lazy("Leave this empty unless there is no other way. Steps and courses that are done stay done even then."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**62)


class RegradeView(RegradeAdminView, FormView):  # type: ignore[type-arg]  # at this point of start-up it takes none
    """The dry run of one question, and the button. A GET writes nothing."""

    template_name = "learning/admin/regrade.html"
    page_title = gettext_lazy("Grade a question again")
    form_class = RegradeForm

    @cached_property
    def question(self) -> Question:
        """The question."""
        return get_object_or_404(Question.objects.select_related("current"), pk=self.kwargs["question_id"])

    @cached_property
    def plan(self) -> Plan:
        """What would change."""
        return plan_regrade(question=self.question)

    def get_initial(self) -> dict[str, Any]:
        """Remember the key that the plan is made with."""
        return {"version": self.question.current_id}

    def get_page_subtitle(self) -> str:
        """Say which question."""
        return prompts([self.question])[self.question.pk]

    def form_valid(self, form: RegradeForm) -> HttpResponse:
        """Do it once, and go to the record; or say what stands against it, with everything that was typed."""
        data = form.cleaned_data
        try:
            record = apply_regrade(
                question=self.question,
                by=self.request.user,
                reason=data["reason"],
                may_lower=data["may_lower"],
                version=data["version"],
            )
        except PlanOutdatedError:
            form.data = {**form.data.dict(), "version": str(self.question.current_id)}  # type: ignore[attr-defined]
            form.add_error(None, _("The key was changed after you opened this page. Nothing was graded. These are the new numbers."))
            return self.form_invalid(form)
        except RegradeRefusedError as error:
            nothing = _("Nothing was graded.")
            form.add_error(None, f"{nothing} {refusal_words(error.reason)}")
            return self.form_invalid(form)
        count = record.raised + record.lowered
        text = ngettext("%(count)d answer has other points now.", "%(count)d answers have other points now.", count)
        messages.success(self.request, text % {"count": count})
        return redirect("learning_regrade_done", record.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the plan."""
        plan = self.plan
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "plan": plan,
            "shown": plan.changes[:SHOWN],
            "more": max(0, len(plan.changes) - SHOWN),
            "refusal": refusal_words(plan.refusal) if plan.refusal else "",
            "records_url": f"{reverse('learning_regrades')}?question={self.question.pk}",
            "media": context["form"].media,
        }


class RegradeDoneView(RegradeAdminView, TemplateView):
    """The record of a regrade: who, when, why, and each answer with other points. No names: an editor knows no learner."""

    template_name = "learning/admin/regrade_done.html"
    page_title = gettext_lazy("Graded again")

    @cached_property
    def record(self) -> Regrade:
        """The record."""
        return get_object_or_404(Regrade.objects.select_related("question__current", "made_by", "version"), pk=self.kwargs["regrade_id"])

    def get_page_subtitle(self) -> str:
        """Say which question."""
        return prompts([self.record.question])[self.record.question_id]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the record and a page of its changes."""
        changes = self.record.changes.select_related("response__attempt").order_by("response__attempt__submitted_at", "pk")
        return super().get_context_data(record=self.record, changes=Paginator(changes, SHOWN).get_page(self.request.GET.get("p")), **kwargs)
