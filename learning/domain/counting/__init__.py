"""Kept counters and progress: written with the facts, made again from them."""
