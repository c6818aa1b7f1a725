"""From codings to files: JSONL lines, a table of events, and the choice of what goes in."""

from dragoman.export.eventtable import COLUMNS, event_rows, write_row
from dragoman.export.jsonl import read_json, write_json
from dragoman.export.selection import select

__all__ = ["COLUMNS", "event_rows", "read_json", "select", "write_json", "write_row"]
