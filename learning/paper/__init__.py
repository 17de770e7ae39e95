"""The whole course on paper."""
