"""What spreadsheet programs would run instead of show."""

#: What they take for the beginning of a formula (OWASP, “CSV Injection”).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def told_as_text(text: str) -> str:
    """A text as it may stand in a cell of a CSV file: an apostrophe goes before what would be taken for a formula.

    Args:
        text: what somebody typed.

    Returns:
        The text, which begins with an apostrophe if it could be run.
    """
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
