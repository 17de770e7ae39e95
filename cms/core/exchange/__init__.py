"""Content as files: reading and writing pages as folders of text (docs/course-format.md)."""
