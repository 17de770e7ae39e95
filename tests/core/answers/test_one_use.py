"""A kept page whose keys are others for each who asks is as long as it says."""

from datetime import date

import pytest
from django.test import RequestFactory

from cms.core import one_use
from cms.core.answers.entries import Kept, answered

OLD = "key-of-drawing"


@pytest.mark.parametrize("new", ["key", "key-that-is-longer-than-the-one-of-drawing", "ż"])
def test_length_is_that_of_the_new_keys(new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(one_use._makers, "sample", lambda: [new])
    body = f"<input value='{OLD}'><p data-key='{OLD}'>".encode()
    headers = (("Content-Type", "text/html"), ("Content-Length", str(len(body))))
    given = (one_use.OneUse("sample", (OLD,), {}),)
    entry = Kept(headers, body, {}, date(2026, 3, 1), changed=0, drawn=0, proof="", one_use=given)
    response = answered(RequestFactory().get("/"), entry)
    assert response.content.decode() == body.decode().replace(OLD, new)
    assert response["Content-Length"] == str(len(response.content))
