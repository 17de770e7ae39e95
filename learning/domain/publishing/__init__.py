"""What a page says, settled when it is published: versions, structures, rules, and who may publish what."""
