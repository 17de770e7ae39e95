"""The block chooser's previews, as an editor's browser asks for them."""

from typing import Any

import pytest

from cms.core.blocks.walk import stream_fields
from learning.blocks.base import BaseQuestionBlock

CHOSEN = {
    f"{label}.{name}": block
    for label, field in stream_fields()
    for name, block in field.stream_block.child_blocks.items()
    if label in ("mowis_home.TextPage.body", "mowis_learning.StepPage.questions")
}


@pytest.mark.parametrize("block", CHOSEN.values(), ids=CHOSEN.keys())
def test_preview_shows_the_block_in_the_portals_style(block: Any, admin_client: Any, site_tree: Any) -> None:
    assert block.is_previewable
    response = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})
    html = response.content.decode()
    assert response.status_code == 200
    assert "css/portal.css" in html
    expected = "quiz-question" if isinstance(block, BaseQuestionBlock) else f'class="block-{block.name.replace("_", "-")}'
    assert expected in html


def test_preview_is_not_for_readers(client: Any, db: None) -> None:
    block = CHOSEN["mowis_home.TextPage.body.text"]
    response = client.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert response.status_code == 302
