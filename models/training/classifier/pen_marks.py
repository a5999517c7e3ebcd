"""Test photos of pad-ufes-20 that carry pen, or a pen lies in them: so that figures can be given without them.

One reader looked once at each of the test part's 188 photos, at 112 to 448 px. Faint strokes may be missed.
"""

from ..places import EVALUATION

MARKED = frozenset((EVALUATION / "pen-marks.csv").read_text().split()[1:])
