"""From a form to an attempt: what is asked, when, what is saved, graded and completed."""
