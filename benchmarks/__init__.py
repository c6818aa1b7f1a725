"""How fast Dragoman is, and how much memory it takes, against the bare parser."""
