"""Files that appear whole or not at all, for what is drawn once and read often."""

import os
import tempfile
from pathlib import Path


def put_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: whoever reads meanwhile finds the earlier file, the new one, or none.

    Args:
        path: where to; folders are made. Two who write the same at once both succeed.
        content: all of it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:8]}.")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    # Another web server may read the folder, and mkstemp lets the owner alone.
    Path(draft).chmod(0o644)
    Path(draft).replace(path)
