"""Views of the learning room in the editors' admin."""
