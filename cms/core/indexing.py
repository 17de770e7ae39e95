"""Indexes kept once a block: a load saves each page about five times, and only the last state needs to be found."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id

#: Work that looks at nothing but the object as it is in the database, so that doing it late and once gives the same.
INDEXING = frozenset({"modelsearch.tasks.insert_or_update_object_task", "wagtail.tasks.update_reference_index_task"})
Waiting = dict[tuple[Any, ...], tuple[Any, Any, Any]]
_waiting: ContextVar[Waiting | None] = ContextVar("indexing_waiting", default=None)


class OnceBackend(ImmediateBackend):
    """Does each task at once, but leaves indexing for the end of an ``indexed_once`` block."""

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Do a task, or note it.

        Returns:
            The result; of a task that was noted, one that is ready to run.
        """
        waiting = _waiting.get()
        if waiting is None or task.module_path not in INDEXING:
            return super().enqueue(task, args, kwargs)
        waiting[task.module_path, *args] = (task, args, kwargs)
        return TaskResult(
            task=task, id=get_random_id(), status=TaskResultStatus.READY, enqueued_at=None, started_at=None, last_attempted_at=None,
            finished_at=None, args=args, kwargs=kwargs, backend=self.alias, errors=[], worker_ids=[],
        )  # fmt: skip


@contextmanager
def indexed_once() -> Iterator[None]:
    """Bring the search index and the references up to date when the block ends, in this thread; an inner block waits for the outer.

    Use it inside the transaction that the block's work is done in: when the block fails, nothing is indexed.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: Waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for task, args, kwargs in waiting.values():
        app, model, key = args
        # What was replaced meanwhile, such as the rows of a list, has left the indexes by its own deletion.
        if apps.get_model(app, model)._default_manager.filter(pk=key).exists():
            task.enqueue(*args, **kwargs)
