"""Reading the content folder: files to records, with every problem of a run told at once."""
