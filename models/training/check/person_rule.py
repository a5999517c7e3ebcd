"""Shows what the person's rule would do with other limits, on the spots of the development test.

    python -m models.training.check.person_rule --spots .cache/report/planted-spots.jsonl

The spots are those that `npm run evaluate -- --data .cache/evaluation/planted` wrote (compose/planted.py). Prints, for
each weight of the oddness, the limits with the most planted lesions at refer and follow among those that leave no more
of the other spots there than their own scores do, and lower at most one planted lesion in twenty.
The rule is in src/screening/lesion/person-rule.ts; copy the chosen limits into the manifest's personRule by hand.
"""

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import Floats, Ints, Mask

LEVELS = ("none", "follow", "refer")
WEIGHTS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
LIMITS = np.arange(-1.6, 3.2, 0.1)  # log odds
ALONE, FEWEST, MOST_LOWERED = 0.9, 5, 0.05
NEAREST = 1e-6


@dataclass(frozen=True)
class Spots:
    """level [n]: index into LEVELS, -1 where it could not be judged; score and relative oddness [n] in log odds."""

    level: Ints
    score: Floats
    odd: Floats
    may_move: Mask

    def judged(self, weight: float, follow: float, refer: float) -> Ints:
        """The level of each spot after the rule: it moves by one step at most, and never down from the top band."""
        evidence = self.score + weight * self.odd
        deserved = (evidence >= follow).astype(int) + (evidence >= refer)
        up = self.may_move & (deserved > self.level)
        down = self.may_move & (deserved < self.level) & (self.score < log_odds(np.array(ALONE)))
        return self.level + up - down


def log_odds(p: Floats) -> Floats:
    p = np.clip(p, NEAREST, 1 - NEAREST)
    return np.log(p / (1 - p))


def read_spots(path: Path) -> tuple[Spots, Spots]:
    """(the planted lesions that were found, all other spots)"""
    by_photo: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text().splitlines():
        row = json.loads(line)
        by_photo[row["image"]].append(row)
    planted: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for rows in by_photo.values():
        odd = [row["oddness"] for row in rows if row["oddness"] is not None]
        typical = float(log_odds(np.median(odd))) if odd else 0.0
        for row in rows:
            row["odd"] = float(log_odds(row["oddness"])) - typical if row["oddness"] is not None else 0.0
            row["moves"] = len(odd) >= FEWEST and row["ownLevel"] in LEVELS
            (planted if row["planted"] else others).append(row)
    return spots_of(planted), spots_of(others)


def spots_of(rows: list[dict[str, Any]]) -> Spots:
    return Spots(
        np.array([LEVELS.index(row["ownLevel"]) if row["ownLevel"] in LEVELS else -1 for row in rows]),
        log_odds(np.array([row["splScore"] for row in rows])),
        np.array([row["odd"] for row in rows]),
        np.array([row["moves"] for row in rows]),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spots", type=Path, required=True)
    planted, others = read_spots(parser.parse_args().spots)
    own = [float((spots.level >= at).mean()) for spots in (planted, others) for at in (2, 1)]
    print(f"{len(planted.level)} planted lesions found, {len(others.level)} other spots")
    print("weight  follow from  refer from  planted: refer, picked out, lowered  others: refer, picked out")
    print(f"by their own score                 {own[0]:.3f}  {own[1]:.3f}  0.000           {own[2]:.3f}  {own[3]:.3f}")
    for weight in WEIGHTS:
        best: tuple[float, str] = (-1.0, "none")
        for follow in LIMITS:
            for refer in LIMITS[follow <= LIMITS]:
                after, rest = planted.judged(weight, follow, refer), others.judged(weight, follow, refer)
                lowered = float((after < planted.level).mean())
                quiet = (rest >= 2).mean() <= own[2] and (rest >= 1).mean() <= own[3]
                value = float((after >= 2).mean() + (after >= 1).mean())
                if quiet and lowered <= MOST_LOWERED and value > best[0]:
                    figures = f"{(after >= 2).mean():.3f}  {(after >= 1).mean():.3f}  {lowered:.3f}"
                    quiet_figures = f"{(rest >= 2).mean():.3f}  {(rest >= 1).mean():.3f}"
                    best = value, f"{follow:11.1f}  {refer:10.1f}  {figures}           {quiet_figures}"
        print(f"{weight:6.2f}  {best[1]}")


if __name__ == "__main__":
    main()
