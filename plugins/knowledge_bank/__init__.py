"""A folder of Markdown becomes a knowledge bank and its newsletters."""
