"""What a program asks twice is done once."""
