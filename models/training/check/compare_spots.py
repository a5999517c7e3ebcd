"""Compare the spots of two runs of the development test, spot by spot: what other graphs change.

    python -m models.training.check.compare_spots --spots FULL/planted-spots.jsonl HALF/planted-spots.jsonl

The files are those that `npm run evaluate` writes beside its report, of the same photos.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

SAME_FROM = 0.5  # of the union that two boxes of the same spot share

Spot = dict[str, Any]


def overlap(a: dict[str, float], b: dict[str, float]) -> float:
    """Intersection over union of two boxes: x, y, width, height."""
    width = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    height = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    shared = max(width, 0) * max(height, 0)
    return shared / (a["width"] * a["height"] + b["width"] * b["height"] - shared)


def pairs(ours: list[Spot], theirs: list[Spot]) -> list[tuple[Spot, Spot]]:
    """Each spot with the one that covers it best in the same photo, if any does; no spot twice."""
    by_photo: dict[str, list[Spot]] = defaultdict(list)
    for spot in theirs:
        by_photo[spot["image"]].append(spot)
    found = []
    for spot in ours:
        left = by_photo[spot["image"]]
        best = max(left, key=lambda other: overlap(spot["box"], other["box"]), default=None)
        if best is not None and overlap(spot["box"], best["box"]) >= SAME_FROM:
            left.remove(best)
            found.append((spot, best))
    return found


def read(path: Path) -> list[Spot]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spots", type=Path, nargs=2, required=True)
    ours, theirs = (read(path) for path in parser.parse_args().spots)
    same = pairs(ours, theirs)
    print(f"{len(ours)} and {len(theirs)} spots, of which {len(same)} are the same")
    for title, kind in (("planted", True), ("others", False)):
        both = [(a, b) for a, b in same if a["planted"] == kind]
        print(f"{title}: {len(both)}")
        for key in ("ownLevel", "level"):
            moves = Counter((a[key], b[key]) for a, b in both if a[key] != b[key])
            listed = ", ".join(f"{was} → {now} {count}" for (was, now), count in moves.most_common())
            print(f"  {key}: {sum(moves.values())} differ{f': {listed}' if listed else ''}")
        gaps = sorted((abs(a["splScore"] - b["splScore"]) for a, b in both), reverse=True)
        if gaps:
            print(f"  SPL score: {gaps[0]:.4f} apart at most, {gaps[len(gaps) // 2]:.4f} in the median")


if __name__ == "__main__":
    main()
