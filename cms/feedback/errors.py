"""What can go wrong with feedback, by name. Each is told to the person in words."""


class FeedbackError(Exception):
    """The root of the errors of this room."""


class TooManyVotesError(FeedbackError):
    """From one network too many votes came within the hour."""


class AlreadySaidError(FeedbackError):
    """With this vote a reason was given already."""
