"""Feeds: asked for in their time, kept as evidence, and read page by page."""
