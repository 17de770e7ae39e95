"""What the load commands say."""

from django.core.management.base import CommandError

from .problems import PackageError


def refusal(error: PackageError) -> CommandError:
    """Everything that is wrong, a line each, and what that means."""
    count = len(error.problems)
    head = f"{count} problem{'' if count == 1 else 's'} found. Nothing was imported; mend these and run the command again."
    return CommandError("\n".join([*(str(problem) for problem in error.problems), head]))
