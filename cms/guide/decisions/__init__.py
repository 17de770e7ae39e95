"""Decision helpers: a tree of questions, checked before it is published, and the ways that people go through it."""
