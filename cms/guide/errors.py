"""What can go wrong with what people keep of their way. Each is told to the person in words (cms.guide.views.own)."""


class GuideError(Exception):
    """Something that a person may be told."""


class TooManyJourneysError(GuideError):
    """The person keeps as many procedures as one person can; nothing was kept."""


class NoJourneyError(GuideError):
    """The person keeps nothing of this procedure."""
