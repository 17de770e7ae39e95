"""What `make bench` runs: work, queries, ratio or growth, goal, held or not. Ratios in one run; times of one machine say little."""
