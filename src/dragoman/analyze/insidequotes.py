"""Who speaks where in an article, for those who read it from left to right."""

from collections.abc import Iterable

from dragoman.analyze.analysis import SpeechFrame
from dragoman.analyze.chains import Index
from dragoman.analyze.mentions import Phrase

LONGEST_QUOTE = 2_000


class Quotes:
    """Who speaks where: answers as the text is read from left to right, and in the end for "I" and "we"."""

    def __init__(self, frames: Iterable[SpeechFrame], text: str) -> None:
        self._text = text
        spans = [(span.start, span.end, frame) for frame in frames for span in frame.content]
        self._waiting = sorted(spans, key=lambda each: (each[0], -each[1]), reverse=True)
        self._open: list[tuple[int, int, SpeechFrame]] = []
        self._pending: list[tuple[Phrase, SpeechFrame]] = []
        self.speakers = frozenset(head for *_, frame in spans for head in frame.speakers)
        self.addressees = frozenset(head for *_, frame in spans for head in frame.addressees)
        self._words: dict[int, list[tuple[int, int]]] = {}
        for start, end, frame in spans:
            for head in frame.speakers if frame.kind == "direct" else ():
                self._words.setdefault(head, []).append((start, end))

    def around(self, at: int) -> SpeechFrame | None:
        """The innermost quotation in marks around character ``at``; ask from left to right."""
        while self._waiting and self._waiting[-1][0] <= at:
            self._open.append(self._waiting.pop())
        self._open = [each for each in self._open if each[1] > at]
        return next(
            (frame for start, _, frame in reversed(self._open) if _in_marks(frame, self._text, start, at)), None
        )

    def says(self, head: int, at: int) -> bool:
        """True when character ``at`` is in the quoted words of the speaker with this head."""
        return any(start <= at < end for start, end in self._words.get(head, ()))

    def put_off(self, phrase: Phrase, frame: SpeechFrame) -> None:
        """Keep "I" or "we" until its speaker, who may come after the quotation, has been read."""
        self._pending.append((phrase, frame))

    def resolve_speakers(self, index: Index) -> None:
        """Give every "I" and "we" to its speaker."""
        for phrase, frame in self._pending:
            chains = [chain for head in frame.speakers if (chain := index.at(head)) is not None]
            if len(chains) == 1:
                index.add(chains[0], phrase)


def _in_marks(frame: SpeechFrame, text: str, start: int, at: int) -> bool:
    """True when a quotation mark is open at ``at``; a content in mixed speech is only partly in marks."""
    if frame.kind != "mixed":
        return frame.kind == "direct"
    part = text[max(start - 1, 0) : min(at, start + LONGEST_QUOTE)]
    return part.count('"') % 2 == 1 or part.count("“") > part.count("”") or part.count("``") > part.count("''")
