"""Questions in the formats of other systems: GIFT and Moodle XML (docs/question-exchange.md)."""
