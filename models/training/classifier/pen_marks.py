"""Test photos of pad-ufes-20 that carry pen, or a pen lies in them: so that figures can be given without them.

Every one of the test part's 185 photos was looked at, once, by one reader, at 112 to 224 px. Faint strokes may be missed.
"""

from ..places import EVALUATION

MARKED = frozenset((EVALUATION / "pen-marks.csv").read_text().split()[1:])
