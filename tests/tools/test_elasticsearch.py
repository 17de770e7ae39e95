"""The node of the tests: what it says when it cannot be had, and what it can do."""

from collections.abc import Iterator
from pathlib import Path

import elasticsearch as client_package
import pytest
from elasticsearch import Elasticsearch

from tests.harness.elasticsearch import forget_indices
from tools import elasticsearch, java
from tools.servers import NoServerError


@pytest.fixture
def no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(java, "INSTALLED", ())


@pytest.fixture
def es(elasticsearch_url: str) -> Iterator[Elasticsearch]:
    with Elasticsearch(elasticsearch_url) as client:
        yield client


def test_the_node_is_of_the_client_s_major_version() -> None:
    assert elasticsearch.version().split(".")[0] == str(client_package.__version__[0])


@pytest.mark.usefixtures("no_java")
@pytest.mark.parametrize("command", [["true"], ["--prepare"]])
def test_without_java_nothing_starts_and_the_remedy_is_named(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert elasticsearch.main(command) == 1
    assert capsys.readouterr().err == (
        "Elasticsearch needs a JDK 21 or newer, and there is none on this machine. "
        "To bring it – on Debian 13 or Ubuntu: apt-get install maven openjdk-21-jdk-headless\n"
    )


@pytest.mark.usefixtures("no_java")
def test_without_maven_what_was_fetched_before_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiler = tmp_path / "java" / "bin" / "javac"
    compiler.parent.mkdir(parents=True)
    compiler.write_text("#!/bin/sh\necho javac 25\n")
    compiler.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "java"))
    kept = tmp_path / "kept"
    monkeypatch.setattr(elasticsearch, "kept_at", lambda: kept)
    with pytest.raises(NoServerError, match=r"^Elasticsearch is fetched by Maven, and there is none on this machine\.$"):
        elasticsearch.prepare()
    kept.mkdir()
    assert elasticsearch.prepare() == kept


@pytest.mark.parametrize(
    ("analysis", "tokens"),
    [
        ({"tokenizer": "whitespace", "filter": ["lowercase", "asciifolding"]}, ["zazolc", "lodz"]),
        ({"tokenizer": "keyword"}, ["Zażółć Łódź"]),
        ({"tokenizer": "whitespace", "filter": [{"type": "edge_ngram", "min_gram": 2, "max_gram": 3}]}, ["Za", "Zaż", "Łó", "Łód"]),
        ({"tokenizer": "standard", "filter": [{"type": "ngram", "min_gram": 4, "max_gram": 4}]}, ["Zażó", "ażół", "żółć", "Łódź"]),
        ({"tokenizer": {"type": "edge_ngram", "min_gram": 1, "max_gram": 2}}, ["Z", "Za"]),
        ({"tokenizer": {"type": "ngram", "min_gram": 10, "max_gram": 10}}, ["Zażółć Łód", "ażółć Łódź"]),
    ],
    ids=lambda value: str(value) if isinstance(value, list) else "",
)
def test_our_part_of_the_node_analyses_as_the_module_that_it_stands_for(es: Elasticsearch, analysis: dict, tokens: list[str]) -> None:
    assert [token["token"] for token in es.indices.analyze(text="Zażółć Łódź", **analysis)["tokens"]] == tokens


def test_a_beginning_is_folded_like_the_words_it_looks_for(es: Elasticsearch, index_prefix: str) -> None:
    index = f"{index_prefix}folded"
    folded = {"type": "custom", "tokenizer": "whitespace", "filter": ["lowercase", "asciifolding"]}
    es.indices.create(
        index=index,
        settings={"analysis": {"analyzer": {"folded": folded}}},
        mappings={"properties": {"title": {"type": "text", "analyzer": "folded"}}},
    )
    es.index(index=index, document={"title": "Łódź"}, refresh=True)
    assert es.search(index=index, query={"simple_query_string": {"query": "Łó*", "fields": ["title"]}})["hits"]["total"]["value"] == 1


def test_a_test_s_indices_are_deleted_and_nobody_else_s(es: Elasticsearch, elasticsearch_url: str, index_prefix: str) -> None:
    for name in ("one-1", "one-2", "two-1"):
        es.indices.create(index=f"{index_prefix}{name}")
    forget_indices(elasticsearch_url, f"{index_prefix}one-")
    forget_indices(elasticsearch_url, f"{index_prefix}one-")
    assert list(es.indices.get(index=f"{index_prefix}*")) == [f"{index_prefix}two-1"]
