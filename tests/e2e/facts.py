"""What stands in the seeded database: which pages there are, and which answers are right.

Read with plain SQL, from outside; a clock is moved the same way.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from learning.enums import QuestionKind
from tests.e2e.asked import AskedQuestion


@dataclass(frozen=True)
class Address:
    """A page that is live."""

    kind: str
    locale: str
    path: str
    key: str
    pk: int


class Facts:
    """Answers from the database file."""

    def __init__(self, database: Path) -> None:
        self.database = database

    @contextmanager
    def _rows(self, sql: str, *values: Any) -> Iterator[list[Any]]:
        with closing(sqlite3.connect(self.database, timeout=10)) as connection:
            yield connection.execute(sql, values).fetchall()

    @cached_property
    def addresses(self) -> list[Address]:
        """Every live page, in the order of the tree."""
        sql = """SELECT type.model, locale.language_code, page.url_path, page.translation_key, page.id FROM wagtailcore_page page
                 JOIN django_content_type type ON type.id = page.content_type_id
                 JOIN wagtailcore_locale locale ON locale.id = page.locale_id
                 WHERE page.live = 1 AND page.depth > 1 AND page.alias_of_id IS NULL ORDER BY locale.id, page.path"""
        with self._rows(sql) as rows:
            return [
                Address(kind, locale, f"/{locale}/" + "/".join([*url_path.strip("/").split("/")[1:], ""]), str(UUID(key)), pk)
                for kind, locale, url_path, key, pk in rows
            ]

    def write(self, sql: str, *values: Any) -> None:
        """Change a row, as when a clock is moved: a moment is written as Django keeps it, in UTC."""
        kept = [f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}" if isinstance(value, datetime) else value for value in values]
        with closing(sqlite3.connect(self.database, timeout=10)) as connection, connection:
            connection.execute(sql, kept)

    def forget(self) -> None:
        """Look again: the tree has changed."""
        self.__dict__.pop("addresses", None)

    def course_steps(self, slug: str, locale: str = "pl") -> list[Address]:
        """The live steps of a course in a language, in order. The slug is that of the Polish course."""
        keys = [page.key for page in self.addresses if page.kind == "steppage" and page.locale == "pl" and f"/{slug}/" in page.path]
        live = {page.key: page for page in self.addresses if page.locale == locale}
        return [live[key] for key in keys if key in live]

    def questions(self, step_key: str, locale: str = "pl") -> list[AskedQuestion]:
        """The questions that a step asks now, with the key."""
        sql = """SELECT question.block_id, version.kind, version.payload, wording.texts FROM mowis_learning_question question
                 JOIN mowis_learning_questionversion version ON version.id = question.current_id
                 JOIN mowis_learning_questiontext wording
                   ON wording.version_id = version.id AND wording.locale = ? AND wording.is_current = 1
                 WHERE question.step_key = ? AND question.retired_at IS NULL ORDER BY question.position, question.id"""
        with self._rows(sql, locale, UUID(step_key).hex) as rows:
            return [
                AskedQuestion(str(UUID(block)), QuestionKind(kind), json.loads(payload), json.loads(texts))
                for block, kind, payload, texts in rows
            ]

    def one_of_each(self, locale: str) -> dict[str, Address]:
        """One live page of each type in a language, steps with and without a quiz apart."""
        found: dict[str, Address] = {}
        for page in self.addresses:
            if page.locale == locale:
                quiz = page.kind == "steppage" and bool(self.questions(page.key))
                found.setdefault(f"{page.kind}{' with quiz' if quiz else ''}", page)
        return found
