"""What a screen reads of the coverage, gathered in few queries."""
