"""Course → module → step, as a page tree."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import BasePage
from cms.law.models import LegalStateMixin
from learning.admin.impact_panel import ImpactPanel
from learning.admin.panels import QuizFiguresPanel
from learning.blocks import BandsBlock, OutcomesBlock, QuestionsBlock
from learning.enums import CourseTheme

from .rules import PERCENT, RulesMixin


class CourseIndexPage(BasePage):
    """The list of courses."""

    template = "pages/learning/course_index_page.html"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ["mowis_home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["mowis_learning.CoursePage"]
    page_description = _("A list of courses. One is enough for the whole portal.")
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("course list")


class CoursePage(RulesMixin, LegalStateMixin, BasePage):
    """A course. What counts of it is recorded as a course structure whenever a page of it is published."""

    search_kind = "course"
    search_group_above = 0

    for_whom = models.CharField(_("for whom"), max_length=250, help_text=_("One sentence: who the course is written for."))
    theme = models.CharField(_("cover"), max_length=20, choices=CourseTheme, default=CourseTheme.LAW)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark in percent"), default=60, validators=PERCENT, help_text=_("Of a quiz's points; a step may set its own.")
    )
    in_order = models.BooleanField(
        _("modules are answered in order"), default=False, help_text=_("The quizzes of a module open when the module before it is done.")
    )
    outcomes = PortalStreamField(
        OutcomesBlock(), verbose_name=_("what you will be able to do"), blank=True, help_text=_("Each begins with a verb.")
    )
    body = PortalStreamField(body_blocks(), verbose_name=_("introduction"), blank=True)

    template = "pages/learning/course_page.html"
    schema_type = "Course"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ["mowis_learning.CourseIndexPage"]
    subpage_types: ClassVar[list[str]] = ["mowis_learning.ModulePage"]
    page_description = _("A course: modules, and steps in them.")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("for_whom"),
        FieldRowPanel([FieldPanel("theme"), FieldPanel("pass_mark")]),
        FieldPanel("outcomes"),
        FieldPanel("body"),
        FieldPanel("in_order"),
        *RulesMixin.rule_panels,
    ]
    settings_panels = [*LegalStateMixin.legal_panels, *BasePage.settings_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("for_whom"), index.SearchField("body")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *LegalStateMixin.synchronized_legal_fields,
        *RulesMixin.synchronized_rule_fields,
        SynchronizedField("theme", overridable=False),
        SynchronizedField("pass_mark", overridable=False),
        SynchronizedField("in_order", overridable=False),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        constraints = [
            models.CheckConstraint(condition=models.Q(pass_mark__gte=1, pass_mark__lte=100), name="mowis_learning_course_pass_mark_percent")
        ]

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """What schema.org's ``Course`` says beyond the page: for whom, what is taught, that it is free."""
        return {
            "audience": {"@type": "Audience", "audienceType": self.for_whom},
            "teaches": [str(block.value) for block in self.outcomes],
            "isAccessibleForFree": True,
        }


class ModulePage(RulesMixin, BasePage):
    """A module: a heading of the course map, with a page of its own."""

    search_kind = "step"
    search_group_above = 1

    required = models.BooleanField(
        _("counts towards completing the course"), default=True, help_text=_("Untick for a module that is optional as a whole.")
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark in percent"), null=True, blank=True, validators=PERCENT, help_text=_("Leave empty for the course's own.")
    )

    template = "pages/learning/module_page.html"
    schema_type = "LearningResource"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ["mowis_learning.CoursePage"]
    subpage_types: ClassVar[list[str]] = ["mowis_learning.StepPage"]
    page_description = _("A part of a course. Its steps are its child pages, in their order.")
    content_panels = [
        *BasePage.content_panels,
        HelpPanel(content=_("A module has a title and a summary (under “Promote”). What people read stands in its steps.")),
        FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("required")]),
        *RulesMixin.rule_panels,
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *RulesMixin.synchronized_rule_fields,
        SynchronizedField("required", overridable=False),
        SynchronizedField("pass_mark", overridable=False),
    ]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pass_mark=None) | models.Q(pass_mark__gte=1, pass_mark__lte=100),
                name="mowis_learning_module_pass_mark_percent",
            )
        ]


class StepPage(RulesMixin, LegalStateMixin, BasePage):
    """A step: something to read, and perhaps a quiz. Grading never reads this page; it reads question versions."""

    search_kind = "step"
    search_group_above = 2

    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=5, validators=[MinValueValidator(1), MaxValueValidator(240)], help_text=_("Reading and answering.")
    )
    required = models.BooleanField(
        _("counts towards completing the course"), default=True, help_text=_("Untick for a step that is optional reading.")
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark in percent"), null=True, blank=True, validators=PERCENT, help_text=_("Leave empty for the course's own.")
    )
    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)
    questions = PortalStreamField(
        QuestionsBlock(),
        verbose_name=_("quiz"),
        blank=True,
        help_text=_("Without questions, the learner marks the step as done."),
    )
    score_feedback = PortalStreamField(
        BandsBlock(), verbose_name=_("feedback by score"), blank=True, help_text=_("Said under the result of the quiz. May be left out.")
    )
    confirmation = models.CharField(
        _("what the learner confirms"),
        max_length=200,
        blank=True,
        help_text=_("One sentence in the first person, for a step that is done by confirming: “I have a draft of the statute”."),
    )

    legal_state_from = "mowis_learning.CoursePage"
    shows_legal_state = False
    template = "pages/learning/step_page.html"
    schema_type = "LearningResource"
    parent_page_types: ClassVar[list[str]] = ["mowis_learning.ModulePage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A step of a module: text, and a quiz if you like.")
    content_panels = [
        ImpactPanel(),
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("pass_mark"), FieldPanel("required")]),
        FieldPanel("body"),
        QuizFiguresPanel(),
        FieldPanel("questions"),
        FieldPanel("score_feedback"),
        FieldPanel("confirmation"),
        *RulesMixin.rule_panels,
    ]
    settings_panels = [*LegalStateMixin.legal_panels, *BasePage.settings_panels]
    # Option texts and feedback stay out of the index: QuestionsBlock gives the prompts only.
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("questions")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *LegalStateMixin.synchronized_legal_fields,
        *RulesMixin.synchronized_rule_fields,
        SynchronizedField("minutes", overridable=False),
        SynchronizedField("required", overridable=False),
        SynchronizedField("pass_mark", overridable=False),
    ]

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pass_mark=None) | models.Q(pass_mark__gte=1, pass_mark__lte=100),
                name="mowis_learning_step_pass_mark_percent",
            )
        ]

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """What schema.org's ``LearningResource`` says beyond the page. Never an answer."""
        return {"timeRequired": f"PT{self.minutes}M", "learningResourceType": "lesson", "isAccessibleForFree": True}

    def publish_refusal(self) -> str:
        """Why this page may not be published as it stands; empty when nothing speaks against it."""
        from learning.domain.publishing.gate import publish_problems
        from learning.domain.publishing.rule_checks import unkeepable

        return "; ".join([*publish_problems(self), *(problem.message for problem in unkeepable(self))])

    def publish(self, revision: Any, **kwargs: Any) -> None:
        """Publish a revision; the last door of the publish gate, whoever knocks.

        Raises:
            TranslationIncompleteError: when this is a translation that is not complete.
            RulesContradictError: when nobody could do the step by its own rule.
        """
        from learning.domain.publishing.gate import check_publishable
        from learning.domain.publishing.rule_checks import check_keepable

        page = revision.as_object()
        check_publishable(page)
        check_keepable(page)
        super().publish(revision, **kwargs)
