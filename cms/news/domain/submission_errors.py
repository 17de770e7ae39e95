"""What can go wrong with a submission, by name. Each is told to the person in words."""

from cms.news.models.submissions import SubmissionState


class SubmissionError(Exception):
    """The root of these errors. Nothing was saved."""


class StoryNotFoundError(SubmissionError):
    """There is no such submission, or it is another person's."""


class StoryClosedError(SubmissionError):
    """The text is not its author's any more: it waits for the editors, is published or was taken down."""

    def __init__(self, state: SubmissionState) -> None:
        super().__init__(state)
        self.state = state


class StoryChangedError(SubmissionError):
    """The text was changed since the form was made: in another window, or by an editor."""


class TooManyStoriesError(SubmissionError):
    """The person began many submissions within a day."""


class NoNewsSectionError(SubmissionError):
    """The portal has no list of news in which the submission could stand."""
