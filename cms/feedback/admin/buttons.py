"""What readers said of a page, in the header of its editor."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.menus.pages import PageMenuItem

from cms.core.pages.places import language_codes
from cms.feedback.domain.usefulness import votes_on

from .links import queue_url
from .rights import VIEW_PERMISSION


class OpinionsButton(PageMenuItem):
    """Leads from a page's editor to the opinions on it, and says how many readers it helped."""

    icon_name = "comment"

    @cached_property
    def language(self) -> str:
        """The page's language."""
        return language_codes().get(self.page.locale_id, "")

    @cached_property
    def votes(self) -> tuple[int, int]:
        """How many said yes and no."""
        return votes_on(key=self.page.translation_key, language=self.language)

    @cached_property
    def label(self) -> str:
        """The numbers, in words."""
        yes, no = self.votes
        return _("It helped %(yes)d of %(all)d readers") % {"yes": yes, "all": yes + no}

    @cached_property
    def url(self) -> str:
        """The opinions on this page."""
        return queue_url(page=self.page.translation_key, locale=self.language)

    def is_shown(self, user: Any) -> bool:
        """For those who read opinions, once there are votes."""
        return bool(self.page.pk and user.has_perm(VIEW_PERMISSION) and any(self.votes))


def opinions_button(page: Any, user: Any, next_url: str | None = None, **_unused: Any) -> list[PageMenuItem]:
    """The button; it decides for itself whether it is shown."""
    return [OpinionsButton(page=page, next_url=next_url, priority=48)]
