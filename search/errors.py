"""What can go wrong with the search."""


class SearchError(Exception):
    """Something that whoever runs the portal may be told."""


class ClusterError(SearchError):
    """Elasticsearch is away, refuses, or answers with an error; the database answers instead."""


class NotBuiltError(ClusterError):
    """Elasticsearch answers, but the index was never built there (``manage.py build_search``)."""


class RefusedError(ClusterError):
    """Elasticsearch answers, but does not do what it is told; searches go on there."""


class BuildRunningError(RefusedError):
    """Somebody builds the index already."""
