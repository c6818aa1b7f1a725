"""Whose words a place in the text is: the speech frames around it, the chain of those who vouch for it."""

from dragoman.analyze.analysis import Analysis, SpeechFrame
from dragoman.extract.participants import roles_at
from dragoman.knowledge import load_lexicon
from dragoman.records import NARRATOR, Role

BLOCK = 64
"""Characters; frames are looked up by the block of text that they cover, so that asking costs the same anywhere."""


class Voices:
    """Answers who says what stands at a character of the article; built once an article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.frames: dict[int, list[SpeechFrame]] = {}
        for frame in analysis.frames:
            for part in frame.content:
                for block in range(part.start // BLOCK, part.end // BLOCK + 1):
                    self.frames.setdefault(block, []).append(frame)

    def around(self, at: int) -> list[SpeechFrame]:
        """The frames whose content holds character ``at``, innermost first."""
        holding = [
            (part.end - part.start, frame)
            for frame in self.frames.get(at // BLOCK, ())
            for part in frame.content
            if part.start <= at < part.end and (frame.cue is None or not frame.cue.start <= at < frame.cue.end)
        ]
        return [frame for _, frame in sorted(holding, key=lambda pair: pair[0])]

    def speaker_roles(self, at: int) -> tuple[Role, ...]:
        """Who says it, by the innermost frame; empty for the narrator."""
        frames = self.around(at)
        return roles_at(self.analysis, frames[0].speakers) if frames else ()

    def speakers(self, at: int) -> set[str]:
        """Actor ids of everybody in the chain; empty for the narrator."""
        return {role.actor for frame in self.around(at) for role in roles_at(self.analysis, frame.speakers)}

    def speak_for(self, at: int, acting: set[str]) -> bool:
        """True when those who act say so themselves, or somebody of their country does; the narrator for nobody."""
        speaking = self.speakers(at)
        said, done = (self._countries(side) for side in (speaking, acting))
        return bool(speaking & acting or said & done)

    def _countries(self, actors: set[str]) -> set[str]:
        return {code for actor in self.analysis.actors if actor.id in actors for code in actor.country}

    def attribution(self, at: int, telling: int | None = None) -> tuple[Role, ...]:
        """The chain of those who vouch for it; the narrator where nobody else does.

        The frame of the cue ``telling`` does not count: in "renewed its promise" the narrator tells the promise.
        """
        found: dict[str, Role] = {}
        for frame in self.around(at):
            if telling is not None and frame.cue_head == telling:
                continue
            for role in roles_at(self.analysis, (*frame.speakers, *frame.via)):
                found.setdefault(role.actor, role)
        return tuple(found.values()) or (Role(NARRATOR),)

    def stances(self, at: int) -> set[str]:
        """How the speakers put it ("assert", "deny", "doubt", ...); what they know or learn is not only believed."""
        return {"assert" if self._is_known(frame) else frame.stance for frame in self.around(at)}

    def _is_known(self, frame: SpeechFrame) -> bool:
        """True for "knew that", "learned that": the text itself takes the content for true."""
        if frame.stance != "believe" or frame.cue_head is None:
            return False
        return self.analysis.doc[frame.cue_head].lemma_.lower() in load_lexicon().marks["factive"]
