"""What the pages of groups say."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.accounts.models import User


def notice(request: HttpRequest) -> str:
    """What a redirect brought: a word in the address instead of a message in a cookie."""
    texts = {
        "made": _("The group is ready. Send its members the invitation link."),
        "changed": _("Your changes are saved."),
        "link": _("There is a new invitation link. The one before leads nowhere any more; members stay."),
        "dismissed": _("This person is no longer in the group. What they learned stays theirs."),
        "ended": _("The group has ended. You see nobody's progress any more; everybody keeps their own."),
        "joined": _("You are in the group. Below stands exactly what its coordinator sees."),
        "consent": _("Your choice is saved and holds at once."),
        "left": _("You have left the group. Its coordinator sees nothing of you any more; your progress is yours as before."),
        "open": _("This page stood open for long, so nothing was changed. Press the button again."),
    }
    return texts.get(request.GET.get("notice", ""), "")


def stood_open() -> str:
    """Said above a form that came with an old token."""
    return _("This page stood open for long, so nothing was saved. What you typed stands below: press the button again.")


def signed_out() -> str:
    """Said when the session ended while somebody was writing."""
    return _("You had been signed out meanwhile. What you typed is back and not saved yet.")


def courses_changed() -> str:
    """Said when what was ticked is no longer among the group's courses."""
    return _("The courses of the group have changed meanwhile. Look at the list and tick again.")


def too_many(limit: int) -> str:
    """Said to whoever coordinates as many groups as one may."""
    text = _("One person coordinates at most %(limit)d groups at a time. Nothing was made. End a group that is done, then try again.")
    return text % {"limit": limit}


def full(limit: int) -> str:
    """Said to whoever finds the group full."""
    text = _("The group has %(limit)d members, and no more fit. You have not joined. Tell the coordinator: a second group helps.")
    return text % {"limit": limit}


def coordinator_name(user: User | None) -> str:
    """Who coordinates, by the name that they gave; never the e-mail, which is also a login. Empty when nobody does."""
    if user is None:
        return ""
    return user.get_full_name() or _("somebody who gave no name")
