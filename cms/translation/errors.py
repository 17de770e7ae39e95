"""What may go wrong in the translation room. Each text is for the person who did it."""


class TranslationRoomError(Exception):
    """An action was refused. The text says why and what to do."""


class TextRefusedError(TranslationRoomError):
    """A translated text cannot be kept.

    Args:
        problems: all that speaks against it, a sentence each.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class TextChangedError(TranslationRoomError):
    """Somebody else translated the same text meanwhile.

    Args:
        theirs: what they wrote, as a person reads it.
        message: who and when, in words.
    """

    def __init__(self, message: str, theirs: str) -> None:
        super().__init__(message)
        self.theirs = theirs


class NotCompleteError(TranslationRoomError):
    """A page cannot be published in a language, because texts are missing.

    Args:
        missing: the texts of the source, in the order of the page.
    """

    def __init__(self, message: str, missing: list[str]) -> None:
        super().__init__(message)
        self.missing = missing


class NothingToExportError(TranslationRoomError):
    """There is no page whose translation a file could hold."""


class NotShownError(TranslationRoomError):
    """A page cannot be shown beside its translation."""
