"""Lines of the admin's menus that only some people see."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class GuardedMenuItem(MenuItem):
    """A line for those who may see what it leads to.

    Args:
        may: whether a person may; or the name of the permission that they need.
    """

    def __init__(self, *args: Any, may: Callable[[Any], bool] | str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person of the request may."""
        return bool(request.user.has_perm(self.may) if isinstance(self.may, str) else self.may(request.user))
