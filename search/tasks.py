"""Work that a change of content gives to the index. In the background where the portal has workers, else at once."""

from collections.abc import Sequence

from django_tasks import task


@task()
def bring_up_to_date_task(source: str, keys: Sequence[str]) -> None:
    """Bring keys of a source up to date; whatever goes wrong is noted and tried again, and never undoes the change itself."""
    from search.domain.catching_up import bring_or_note

    bring_or_note(source=source, keys=list(keys))
