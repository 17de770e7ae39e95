"""The accessibility declaration: its prescribed words, and when it has to be reviewed."""
