"""From records to search documents, and from a person's words to a search."""
