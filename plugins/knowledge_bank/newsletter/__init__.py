"""The editor's room: plan, draft, merge, and the one value that every export of an issue shows."""
