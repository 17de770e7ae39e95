"""Whether the parts that the portal stands on answer: for probes, and for the operator's `manage.py doctor`."""
