"""What changed between two texts of one work: provision by provision, and word by word."""
