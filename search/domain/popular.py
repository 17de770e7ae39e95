def popular(language: str, beginning: str = "", limit: int = 5) -> list[str]:
    """Stub until merged."""
    return []
