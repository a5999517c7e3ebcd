"""Where files are. Commands are run from the root of the repository, but find their defaults from anywhere."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "models"
BANDS = MODELS / "bands.json"
EVALUATION = MODELS / "evaluation"
SPLITS = EVALUATION / "splits.csv"

CACHE = ROOT / ".cache"
DETECTOR_CACHE = CACHE / "detector"  # library/ of cut-outs, negatives/, scenes/
PICTURES = DETECTOR_CACHE / "negatives"  # the CC0 pictures of SOURCES.md
POOL = CACHE / "classifier/pool"
PROPOSALS = CACHE / "classifier/proposals"
