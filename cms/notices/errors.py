"""What can go wrong with a notice, by name. Each is told to the person in words."""


class NoticesError(Exception):
    """The root of the errors of this room."""


class TooManyNoticesError(NoticesError):
    """From one place too many notices came within a short while."""


class AlreadyDecidedError(NoticesError):
    """Somebody else decided on the notice a moment ago."""


class NothingToTakeDownError(NoticesError):
    """The content is not, or no longer, of a kind that can be taken down through the portal."""


class ForeignAddressError(NoticesError):
    """The address is not one of this portal."""


class UnknownAddressError(NoticesError):
    """The address is of this portal, but nothing is there."""
