"""The yardstick: what large banks cost to build, beside the same pages in bare Material."""
