"""What somebody sent in, for the copy of their data (``cms.accounts.exporting``)."""

from django.utils.translation import gettext as _

from cms.accounts.exporting import Table
from cms.accounts.models import Participant, User
from cms.news.models.submissions import Submission


def submission_tables(*, participant: Participant | None, user: User | None) -> list[Table]:
    """The articles and stories that a person sent in or began, in one statement; nothing for somebody without an account.

    Args:
        participant: as a learner, who sends nothing in.
        user: the account.
    """
    if user is None:
        return []
    columns = {
        "title": _("Title"),
        "organisation": _("Organisation"),
        "begun_at": _("Begun on"),
        "agreed_at": _("Agreed to the terms on"),
        "published": _("Published"),
    }
    rows = [
        {
            "title": row.page.draft_title,
            "organisation": row.page.organisation_name,
            "begun_at": row.created_at,
            "agreed_at": row.agreed_at,
            "published": row.page.live,
        }
        for row in Submission.objects.filter(person=user).select_related("page").order_by("created_at")
    ]
    return [Table("submissions", _("What you sent in"), columns, rows)]
