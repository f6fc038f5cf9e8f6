"""`make run`: everything that the portal needs, started and ended together."""
