"""How good Dragoman is: the gold data coded by the command line and scored by the shared scorers, against floors."""
