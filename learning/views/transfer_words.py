"""What a private link has to say in each of its states: what happened, what was kept, what to do."""

from django.utils.translation import gettext as _

from cms.accounts.domain.transfer import LinkState


def title(state: LinkState) -> str:
    """The heading of the page at the end of a link."""
    return {
        LinkState.OPEN: _("Go on with your courses here"),
        LinkState.OWN: _("You are here already"),
        LinkState.USED: _("This link has been used"),
        LinkState.EXPIRED: _("This link has ended"),
        LinkState.UNKNOWN: _("There is no such link"),
        LinkState.SIGNED_IN: _("This progress has an account by now"),
    }[state]


def message(state: LinkState) -> str:
    """What that means and what to do."""
    return {
        LinkState.OPEN: _(
            "Somebody – you, we hope – made this link to carry progress in courses to another device. Nothing has happened so far."
            " When you press the button, this browser goes on where the other one is. The other one stays as it is."
        ),
        LinkState.OWN: _(
            "This link leads to the progress that this browser has anyway. Nothing has happened and the link is still good:"
            " open it on the other device."
        ),
        LinkState.USED: _(
            "A link works once, and this one has done its work. Your progress is kept. If you need it on one more device, make a new link"
            " on a device that has it."
        ),
        LinkState.EXPIRED: _(
            "A link works for seven days, and only the newest one works. Your progress is kept. Make a new link on the first device."
        ),
        LinkState.UNKNOWN: _(
            "Check that you copied the whole address. Or make a new link on the first device; your progress is kept there."
        ),
        LinkState.SIGNED_IN: _("The progress belongs to an account now and is kept with it. Sign in here with that account to go on."),
    }[state]
