"""Model fields shared by every room."""

from typing import Any

from wagtail.fields import StreamField


class PortalStreamField(StreamField):
    """A StreamField whose blocks stay out of migrations, so that editing a block makes none.

    A historical model therefore sees a field without blocks: a data migration that calls ``save()`` on a page
    would empty it. Use ``update_fields`` or queryset updates there (docs/development.md). The block names
    that content relies on are kept in a committed list, ``tests/core/block_names.json``.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the field to a migration without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
