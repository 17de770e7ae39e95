"""Addresses and menu lines of the reports on courses."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from cms.core.editing.menu_items import GuardedMenuItem

from .figures_view import COUNTERS, PEOPLE
from .groups import AppointView, GroupListView
from .report_people import LearnerReportView, OrganisationReportView
from .reports import CourseListView, CourseView, QuestionsView


def report_urls() -> list[URLPattern]:
    """Addresses of the reports, below the admin's own."""
    organisations, learners = OrganisationReportView, LearnerReportView
    return [
        path("reports/courses/", CourseListView.as_view(), name="learning_course_report"),
        path("reports/courses/organisations/", organisations.as_view(), name="learning_organisation_report"),
        path(
            "reports/courses/organisations/results/",
            organisations.as_view(results_only=True),
            name="learning_organisation_report_results",
        ),
        path("reports/courses/learners/", learners.as_view(), name="learning_learner_report"),
        path("reports/courses/learners/results/", learners.as_view(results_only=True), name="learning_learner_report_results"),
        path("reports/courses/groups/", GroupListView.as_view(), name="learning_group_report"),
        path("reports/courses/groups/results/", GroupListView.as_view(results_only=True), name="learning_group_report_results"),
        path("reports/courses/groups/<uuid:group_id>/", AppointView.as_view(), name="learning_group_appoint"),
        path("reports/courses/<uuid:course_key>/", CourseView.as_view(), name="learning_course_figures"),
        path("reports/courses/<uuid:course_key>/questions/", QuestionsView.as_view(), name="learning_question_figures"),
    ]


def course_item() -> MenuItem:
    """“Courses” under “Reports”."""
    return GuardedMenuItem(_("Courses"), reverse("learning_course_report"), icon_name="form", order=100, may=COUNTERS)


def organisation_item() -> MenuItem:
    """“Organisations” under “Reports”."""
    return GuardedMenuItem(_("Organisations"), reverse("learning_organisation_report"), icon_name="group", order=101, may=COUNTERS)


def learner_item() -> MenuItem:
    """“Learners” under “Reports”."""
    return GuardedMenuItem(_("Learners"), reverse("learning_learner_report"), icon_name="user", order=102, may=PEOPLE)


def group_item() -> MenuItem:
    """“Groups” under “Reports”."""
    return GuardedMenuItem(_("Groups of learners"), reverse("learning_group_report"), icon_name="group", order=103, may=PEOPLE)


MENU_ITEMS = (course_item, organisation_item, learner_item, group_item)
