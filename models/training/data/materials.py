"""What scenes and training crops are made of, made once each: pictures without skin, cut-outs of lesions and skin."""

import hashlib
from pathlib import Path

from ..classifier.photos import PARTS, SETS
from ..places import SPLITS
from .gather_negatives import SKIMAGE_PICTURES, gather_negatives
from .segment_lesions import cut_library

SOURCE = "made-of.txt"


def keep_to_source(folder: Path, data: Path) -> None:
    """Notes in a new `folder` which photographs and split it is made of, and refuses one that is made of others.

    Raises SystemExit for a folder with contents and another note, or none: it would mix people of two splits.
    """
    tables = [SPLITS, *(data / name / "index.csv" for name, *_ in SETS)]
    source = hashlib.sha256(b"".join(table.read_bytes() for table in tables)).hexdigest()
    note = folder / SOURCE
    if folder.exists() and any(folder.iterdir()) and not (note.exists() and note.read_text() == source):
        raise SystemExit(f"{folder} is made of other photographs or another split. Delete it: it will be made again.")
    folder.mkdir(parents=True, exist_ok=True)
    note.write_text(source)


def lay_out_pictures(folder: Path) -> None:
    """The CC0 pictures of SOURCES.md, unless the last of them is there."""
    if not (folder / f"skimage-{SKIMAGE_PICTURES[-1]}.png").exists():
        gather_negatives(folder)


def lay_out_materials(data: Path, cache: Path) -> None:
    """CACHE/negatives and CACHE/library; scenes are composed of both.

    Raises SystemExit as `keep_to_source` does.
    """
    lay_out_pictures(cache / "negatives")
    keep_to_source(cache / "library", data)
    if not (cache / f"library/skin-{PARTS[-1]}.npz").exists():
        cut_library(data, cache / "library")
