"""Every error that Dragoman raises on purpose.

DragomanError
├── InputError        an article cannot be read: which file, which line, what to change
├── KnowledgeError    a table, rule or pack is wrong: file, line, and what would be right
├── RecordError       a record or coding does not keep the contract
└── SetupError        something that Dragoman needs is missing from this installation
"""


class DragomanError(Exception):
    """What all others are; the message says what to change."""


class InputError(DragomanError):
    """An input cannot be read; the message names file and line."""


class KnowledgeError(DragomanError):
    """A knowledge file is wrong; the message names file and line."""


class RecordError(DragomanError):
    """A record does not keep the output contract."""


class SetupError(DragomanError):
    """This installation lacks something; the message says how to get it."""
