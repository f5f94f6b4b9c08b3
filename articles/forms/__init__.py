"""What people may type and press. A module for each noun: `from articles.forms.claim import ClaimForm`."""
