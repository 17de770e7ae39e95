"""What may go wrong in the translation room. Each text is for the person who did it."""


class TranslationRoomError(Exception):
    """An action was refused. The text says why and what to do."""
