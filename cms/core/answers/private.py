"""Tables of which no kept answer is made: what belongs to one person, and what editors do before they publish.

They change all the time, with every answer of a learner and every saved draft, so nothing is marked when they do; an answer that is made
of one of them is not kept. A room names its own by ``private_models`` of its ``AppConfig``: names of models, or ``"*"`` for all.
"""

from functools import lru_cache

from django.apps import apps

from cms.core.proofs import UNSEEN_OF_PAGES

#: The same for apps of others, by label.
OF_OTHERS: dict[str, frozenset[str] | str] = {
    "auth": "*",
    "account": "*",
    "sessions": "*",
    "wagtailadmin": "*",
    "wagtailusers": "*",
    "wagtail_localize": "*",
    "wagtailsearch": "*",
    "wagtailsearchpromotions": "*",
    "django_tasks_database": "*",
    "wagtailcore": frozenset(
        {
            "Revision",
            "PageLogEntry",
            "ModelLogEntry",
            "ReferenceIndex",
            "Comment",
            "CommentReply",
            "PageSubscription",
            "Workflow",
            "WorkflowPage",
            "WorkflowContentType",
            "WorkflowState",
            "WorkflowTask",
            "Task",
            "TaskState",
            "GroupApprovalTask",
            "GroupPagePermission",
            "GroupCollectionPermission",
            "GroupSitePermission",
            "UploadedFile",
        }
    ),
}
#: Filled when the portal is set up, and by nobody afterwards.
CONSTANT = frozenset({"django_content_type", "django_migrations"})
#: Columns, by table, whose change nobody is told of.
UNSEEN = {"wagtailcore_page": UNSEEN_OF_PAGES}


@lru_cache(maxsize=1)
def tables() -> tuple[frozenset[str], frozenset[str]]:
    """The tables of models: those whose changes are marked, and the private ones."""
    shown: set[str] = set()
    private: set[str] = set()
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        config = meta.app_config
        named = getattr(config, "private_models", OF_OTHERS.get(meta.app_label, frozenset()))
        (private if named == "*" or meta.object_name in named else shown).add(meta.db_table)
    # Two models may share a table.
    return frozenset(shown - private - CONSTANT), frozenset(private)
