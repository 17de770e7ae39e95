"""Groups that learn together: what the coordinator does, what a member does, and what each of them sees."""
