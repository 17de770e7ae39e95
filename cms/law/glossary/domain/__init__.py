"""What the glossary does: its words, finding them in texts, marking them."""
