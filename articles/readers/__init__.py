"""Who reads articles: the shipped reader, and a language model where one is set up."""
