"""``WAGTAILSEARCH_BACKENDS["cluster"]``: the index of documents in Elasticsearch 9, beside that in the database.

Nothing else of the portal lives there: Wagtail's own signals and commands pass this backend over.
"""

import json
import os
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import ParseResult, unquote

from django.conf import settings
from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk
from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchBackend

from search.errors import ClusterError, NotBuiltError, RefusedError

from .cluster.building import Build
from .cluster.errors import speaking
from .cluster.index import fields_of, id_for, id_of
from .cluster.queries import Query, beginnings, query_of
from .wanted import Wanted

#: One client a process and configuration, for it keeps connections open.
_backends: dict[str, "ClusterBackend"] = {}


class ClusterBackend(Elasticsearch9SearchBackend):
    """The backend. Its errors are those of ``search.errors``, whatever the client's are.

    Options besides Wagtail's: ``INDEX``, the alias of the live index; ``WRITE_TIMEOUT``, seconds; ``REFRESH``, whether what was written is
    found at once (``True``, ``"wait_for"``: tests) or within a second.
    """

    es: Elasticsearch

    def __init__(self, params: dict[str, Any]) -> None:
        urls = params.get("URLS", [])
        # One attempt for each node: the database answers, so nobody waits for the fourth.
        options = {"max_retries": max(len(urls) - 1, 0), **params.get("OPTIONS", {})}
        super().__init__({**params, "OPTIONS": options})
        self.alias: str = params["INDEX"]
        self.write_timeout: float = params.get("WRITE_TIMEOUT", 5)
        self.refreshed: bool | str = params.get("REFRESH", False)
        #: `manage.py update_index` leaves this backend alone.
        self.rebuilder_class = None

    def _get_options_from_host_urls(self, urls: list[ParseResult]) -> dict[str, Any]:
        options = dict(super()._get_options_from_host_urls(urls))
        if "basic_auth" in options:
            options["basic_auth"] = tuple(unquote(part or "") for part in options["basic_auth"])
        return options

    def get_index_for_model(self, model: type[Any]) -> Any:
        """Refuse: other models are in the database."""
        raise RefusedError(f"Only the search's documents are in Elasticsearch, not {model._meta.label}.")

    def matching(self, model: type[Any], wanted: Wanted, limit: int) -> list[str]:
        """Ids of rows that match, the newest first.

        Args:
            model: whose rows: documents of the search, the only ones here.
            wanted: what to look for.
            limit: how many at most.

        Raises:
            ClusterError: when Elasticsearch does not answer.
        """
        return self._ids(query_of(wanted), limit)

    def beginning(self, model: type[Any], tokens: list[str], limit: int) -> list[str]:
        """Ids of rows whose titles have words with all of these beginnings."""
        return self._ids(beginnings(tokens), limit)

    def _ids(self, query: Query, limit: int) -> list[str]:
        with speaking():
            # The index is sorted like the answer, so each segment is left as soon as it has given enough; nothing is scored or counted.
            found = self.es.search(
                index=self.alias, query={"constant_score": {"filter": query}}, sort=[{"pk": "desc"}], size=limit, track_total_hits=False,
                stored_fields="_none_", allow_partial_search_results=False, filter_path="hits.hits.sort",
            )  # fmt: skip
        return [str(hit["sort"][0]) for hit in found.get("hits", {}).get("hits", [])]

    def replace(self, source: str, keys: Sequence[str], documents: Sequence[Any], *, index: str | None = None) -> None:
        """Put the documents of some keys into the index, and remove those of languages that they are not in any more.

        Args:
            source: the source of all of them.
            keys: its keys.
            documents: every document that these keys have.
            index: where to; the live index by default, and nowhere when none was built yet.

        Raises:
            ClusterError: when not everything was written; doing it again does no harm.
        """
        kept = {id_of(row) for row in documents}
        gone = [place for key in keys for code, _name in settings.LANGUAGES if (place := id_for(source, key, code)) not in kept]
        actions: list[dict[str, Any]] = [
            *({"_op_type": "index", "_id": id_of(row), "_source": fields_of(row)} for row in documents),
            *({"_op_type": "delete", "_id": place} for place in gone),
        ]
        es = self.es.options(request_timeout=self.write_timeout)
        with speaking():
            if index is None and not es.indices.exists_alias(name=self.alias):
                return
            # An alias that goes away meanwhile must not come back as an index without our mapping.
            options: dict[str, Any] = {
                "require_alias": index is None,
                "refresh": self.refreshed,
                "raise_on_error": False,
                "max_chunk_bytes": 5_000_000,
            }
            for well, item in streaming_bulk(es, actions, index=index or self.alias, **options):
                ((action, told),) = item.items()
                if not well and not (action == "delete" and told.get("result") == "not_found"):
                    raise RefusedError(f"{told.get('_id')} was not written: {told.get('error')}"[:500])

    def build(self, model: type[Any], *, report: Callable[[int, int], None] = lambda _done, _all: None) -> int:
        """Build the index anew beside the live one and switch; see ``cluster.building``.

        Returns:
            How many documents it has.
        """
        return Build(self, model).run(report)

    def refresh(self, index: str) -> None:
        """Let searches see what was written until now."""
        with speaking():
            self.es.options(request_timeout=60).indices.refresh(index=index)

    def stamps(self, index: str, *, after: int, until: int | None, limit: int) -> dict[str, tuple[Any, Any]]:
        """The state of the documents after a primary key up to another: by id, key and fingerprint, and source and key."""
        between = {"gt": after} if until is None else {"gt": after, "lte": until}
        with speaking():
            found = self.es.options(request_timeout=60).search(
                index=index, query={"range": {"pk": between}}, sort=[{"pk": "asc"}], size=limit, track_total_hits=False,
                docvalue_fields=[{"field": name} for name in ("pk", "fingerprint", "source", "key")], allow_partial_search_results=False,
            )  # fmt: skip
        rows = {hit["_id"]: {name: value[0] for name, value in hit["fields"].items()} for hit in found["hits"]["hits"]}
        return {place: ((row["pk"], row["fingerprint"]), (row["source"], row["key"])) for place, row in rows.items()}

    def health(self) -> int:
        """Ask whether searches are answered.

        Returns:
            How many documents there are.

        Raises:
            NotBuiltError: when the index was never built.
            ClusterError: when Elasticsearch is away or has lost a part of the index.
        """
        with speaking():
            if not self.es.indices.exists_alias(name=self.alias):
                raise NotBuiltError(f"There is no index “{self.alias}”.")
            found = self.es.count(index=self.alias)
        if found["_shards"]["failed"]:
            raise ClusterError("A part of the index does not answer.")
        return int(found["count"])


def SearchBackend(params: dict[str, Any]) -> ClusterBackend:  # noqa: N802 - the name that Wagtail looks for
    """The backend of a configuration: always the same one within a process.

    Args:
        params: the options of the setting.
    """
    name = json.dumps([os.getpid(), params], sort_keys=True, default=str)
    return _backends.setdefault(name, ClusterBackend(params)) if name not in _backends else _backends[name]
