"""What speaks against an action of an editor."""


class ArchiveRefusedError(Exception):
    """A page cannot go into the archive, or be taken out of it, as things stand. The text says why and what to do.

    Args:
        message: for the person, in their language.
        field: the field of the form that it is about; empty for the whole.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
