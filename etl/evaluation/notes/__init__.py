"""Short notes of one event each against ACLED's coding."""

from etl.evaluation.notes.scores import NoteScores, score_notes
from etl.evaluation.notes.told import note_record, told_note_errors, told_notes

__all__ = ["NoteScores", "note_record", "score_notes", "told_note_errors", "told_notes"]
