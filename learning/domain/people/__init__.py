"""What is one person's: merging, copies, private things, reminders."""
