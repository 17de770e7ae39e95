def record_search(*, text: str, language: str, found: int) -> None:
    """Stub until merged."""
