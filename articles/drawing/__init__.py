"""What only draws: marked text, texts side by side, pictures."""
