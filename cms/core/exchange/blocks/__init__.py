"""The notation of each block of a body: one file, one class, registered by its name."""
