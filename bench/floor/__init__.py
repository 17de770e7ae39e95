"""A page type of the benchmarks alone: the least that Wagtail does to show a page."""
