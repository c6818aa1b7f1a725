"""From bytes to articles: plain text, saved pages, JSONL, folders of these, standard input."""

from dragoman.ingest.articles import read_articles
from dragoman.ingest.files import STDIN, Input, read_inputs
from dragoman.ingest.loaded import Failure, Loaded

__all__ = ["STDIN", "Failure", "Input", "Loaded", "read_articles", "read_inputs"]
