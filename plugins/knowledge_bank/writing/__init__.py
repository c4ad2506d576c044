"""Changes to content files: scaffold, approve, publish, withdraw, clean; atomic, and keeping what people wrote."""
