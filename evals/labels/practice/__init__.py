"""Labels to practise with before there are any of one's own: made by the project, not by travellers."""

from evals.labels.practice.messages import READERS, Message, PracticeError, PracticeSet, practice_names, read_practice

__all__ = ["READERS", "Message", "PracticeError", "PracticeSet", "practice_names", "read_practice"]
