"""What will be published or withdrawn by itself."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

PUBLISH, WITHDRAW = "publish", "withdraw"
WORDS = {PUBLISH: _("will be published"), WITHDRAW: _("will be withdrawn")}


@dataclass(frozen=True)
class Plan:
    """A page and what happens to it when."""

    page_id: int
    what: str
    at: datetime

    @property
    def words(self) -> str:
        """What happens, in the language of whoever looks."""
        return str(WORDS[self.what])


def planned() -> list[Plan]:
    """Every plan that lies ahead, the next one first."""
    now = timezone.now()
    revisions = Revision.page_revisions.filter(approved_go_live_at__gt=now).values_list("object_id", "approved_go_live_at")
    plans = [Plan(int(key), PUBLISH, at) for key, at in revisions]
    # In no order of the database's, so that it looks at the few that have an end.
    ending = Page.objects.filter(live=True, expire_at__gt=now).order_by().values_list("pk", "expire_at")
    plans += [Plan(pk, WITHDRAW, at) for pk, at in ending]
    return sorted(plans, key=lambda plan: (plan.at, plan.page_id))
