"""What scenes and training crops are made of, made once each: pictures without skin, cut-outs of lesions and skin."""

import hashlib
from pathlib import Path

import cv2

from ..classifier.photos import PARTS, SETS, read_rgb, rows
from ..places import SPLITS
from .gather_negatives import SKIMAGE_PICTURES, gather_negatives
from .segment_lesions import cut_library

SOURCE = "made-of.txt"
LARGEST = 512  # px, longer side of a picture


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


def lay_out_pictures(folder: Path, data: Path) -> None:
    """The pictures of SOURCES.md, unless they are there: the CC0 ones of packages, and those of DATA/backgrounds that
    are there to train with."""
    if not (folder / f"skimage-{SKIMAGE_PICTURES[-1]}.png").exists():
        gather_negatives(folder)
    for row in rows(data / "backgrounds/index.csv"):
        out = folder / f"real-{Path(row['file']).stem}.png"
        if row["use"] == "train" and not out.exists():
            picture = read_rgb(data / "backgrounds/images" / row["file"])
            share = min(1, LARGEST / max(picture.shape[:2]))
            small = cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
            cv2.imwrite(str(out), small[..., ::-1])


def lay_out_materials(data: Path, cache: Path) -> None:
    """CACHE/negatives and CACHE/library; scenes are composed of both.

    Raises SystemExit as `keep_to_source` does.
    """
    lay_out_pictures(cache / "negatives", data)
    keep_to_source(cache / "library", data)
    if not (cache / f"library/skin-{PARTS[-1]}.npz").exists():
        cut_library(data, cache / "library")
