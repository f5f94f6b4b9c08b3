"""Raw input → article and revision; the manifest that says what came beside it."""
