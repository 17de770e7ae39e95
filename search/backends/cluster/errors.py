"""The client's errors become the portal's, here and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager

from elastic_transport import TransportError
from elasticsearch import ApiError, NotFoundError
from elasticsearch.helpers import BulkIndexError
from urllib3.exceptions import LocationValueError

from search.errors import ClusterError, NotBuiltError


@contextmanager
def speaking() -> Iterator[None]:
    """Speak with Elasticsearch.

    Raises:
        NotBuiltError: when there is no such index.
        ClusterError: whatever else goes wrong between the portal and Elasticsearch.
    """
    try:
        yield
    except NotFoundError as error:
        raise NotBuiltError(_said(error)) from error
    except (ApiError, TransportError, BulkIndexError, LocationValueError) as error:
        raise ClusterError(_said(error)) from error


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
