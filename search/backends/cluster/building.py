"""Building the index beside the live one, and switching when it is whole."""

import logging
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from elasticsearch import ApiError, BadRequestError, Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.errors import BuildRunningError, ClusterError, RefusedError

from .comparing import level
from .errors import speaking
from .index import MAPPINGS, READY, SETTINGS, builds, fields_of, id_of, numbered

logger = logging.getLogger("search")
PORTION = 200
MOST_BYTES = 5_000_000
#: How often a build says that it lives, and after how long without a word it counts as one that was killed (seconds).
BEAT = 15.0
SILENCE = 180.0
#: Of one request; a build is in no hurry.
TIMEOUT = 60.0
Report = Callable[[int, int], None]


class Build:
    """A build of the index.

    Builds are numbered, and Elasticsearch makes an index of a name once only: whoever makes the next number builds, on whichever host.

    Args:
        engine: the backend.
        model: the documents.
    """

    def __init__(self, engine: Any, model: type[Any]) -> None:
        self.engine = engine
        self.model = model
        self.es: Elasticsearch = engine.es.options(request_timeout=TIMEOUT)
        self.alias: str = engine.alias
        self.before: list[str] = []
        self.name = ""
        self.mark = uuid.uuid4().hex
        self.beaten = time.monotonic()

    def run(self, report: Report) -> int:
        """Build, switch, and remove what was live before.

        Args:
            report: hears how many documents are done, and of how many.

        Returns:
            How many documents there are.

        Raises:
            BuildRunningError: when somebody else builds.
            ClusterError: when it fails; what was live goes on answering.
        """
        with speaking():
            self._begin()
            try:
                count = self._fill(report)
                # What changed since it was read, before anybody looks; and what changed around the moment of the switch.
                level(self.engine, self.model, self.name)
                self._switch()
            except BaseException:
                self._give_up()
                raise
            level(self.engine, self.model, self.alias)
            self._tidy()
        return count

    def _begin(self) -> None:
        there: dict[str, Any] = {}
        if self.es.indices.exists_alias(name=self.alias):
            there = self.es.indices.get_alias(name=self.alias).body
        elif self.es.indices.exists(index=self.alias):
            raise RefusedError(
                f"“{self.alias}” is an index that the portal did not make. Give ELASTICSEARCH_INDEX another name, or delete it."
            )
        self.before = sorted(there)
        number = max(builds(self.alias, there), default=0) + 1
        self.name = numbered(self.alias, number)
        try:
            self._make()
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":
                raise
            self._take_over()

    def _make(self) -> None:
        self.es.indices.create(index=self.name, mappings={**MAPPINGS, "_meta": self._meta()}, settings=SETTINGS)

    def _meta(self) -> dict[str, Any]:
        return {"beat": time.time(), "by": self.mark}

    def _found(self) -> dict[str, Any]:
        """What the index of our number says of who builds it."""
        mappings = self.es.indices.get_mapping(index=self.name)[self.name]["mappings"]
        return {"beat": 0.0, "by": "", **mappings.get("_meta", {})}

    def _must_be_ours(self) -> None:
        if self._found()["by"] != self.mark:
            raise BuildRunningError("Somebody thought that this build was stopped and has begun another.")

    def _take_over(self) -> None:
        """Remove what a build that was killed has left."""
        if time.time() - float(self._found()["beat"]) < SILENCE:
            raise BuildRunningError(
                f"Somebody builds the index already; one that was stopped counts as such for {SILENCE / 60:.0f} minutes."
            )
        self.es.indices.delete(index=self.name, ignore_unavailable=True)
        try:
            self._make()
        except BadRequestError as error:
            raise BuildRunningError("Somebody has begun to build the index.") from error

    def _fill(self, report: Report) -> int:
        total, done = self.model._default_manager.count(), 0
        for portion in self._portions():
            actions = ({"_id": id_of(row), "_source": fields_of(row)} for row in portion)
            for _well, _item in streaming_bulk(self.es, actions, index=self.name, max_chunk_bytes=MOST_BYTES, max_retries=3):
                done += 1
            report(min(done, total), total)
            self._live_on()
        return done

    def _portions(self) -> Iterator[list[Any]]:
        after = 0
        while portion := list(self.model._default_manager.filter(pk__gt=after).order_by("pk").defer("text", "summary")[:PORTION]):
            yield portion
            after = portion[-1].pk

    def _live_on(self) -> None:
        if time.monotonic() - self.beaten > BEAT:
            self._must_be_ours()
            self.es.indices.put_mapping(index=self.name, meta=self._meta())
            self.beaten = time.monotonic()

    def _switch(self) -> None:
        self.es.indices.put_settings(index=self.name, settings=READY)
        self.es.cluster.health(index=self.name, wait_for_status="yellow", timeout="30s")
        self._must_be_ours()
        # One action: there is no moment without an index.
        actions: list[dict[str, Any]] = [{"add": {"index": self.name, "alias": self.alias, "is_write_index": True}}]
        actions += [{"remove": {"index": name, "alias": self.alias}} for name in self.before]
        self.es.indices.update_aliases(actions=actions)

    def _give_up(self) -> None:
        try:
            with speaking():
                self._must_be_ours()
                self.es.indices.delete(index=self.name, ignore_unavailable=True)
        except ClusterError as error:
            logger.warning("What was built so far could not be removed, the next build does so: %s", error)

    def _tidy(self) -> None:
        """Remove earlier builds. Not in the action of the switch: a search that has begun in one ends there."""
        everything = builds(self.alias, self.es.indices.get(index=f"{self.alias}-*", features="aliases").body)
        mine = max(builds(self.alias, {self.name: None}))
        for number, name in everything.items():
            if number < mine:
                try:
                    self.es.indices.delete(index=name, ignore_unavailable=True)
                except ApiError:
                    logger.warning("An earlier build of the index could not be removed: %s", name, exc_info=True)
