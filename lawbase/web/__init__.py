"""The web: server-rendered pages and their JSON, over the same services as the command line."""
