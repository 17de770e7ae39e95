from tests.search.fixtures import away, cluster, es, things  # noqa: F401 - fixtures
