"""What reports tell, from kept counters."""
