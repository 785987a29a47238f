"""What waits to be worked on, and who works on it: files in the book's folder."""
