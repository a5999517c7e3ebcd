"""Give each person and image that has none yet a part: train, validation or test. The others keep theirs.

    python -m models.training.data.make_splits --data DATA [--new train] [--out models/evaluation/splits.csv]

pad-ufes-20 is split by patient; isic-dermoscopic by image, since it names no patient. Strata keep rare classes in every
part: a patient counts as their rarest diagnosis. Images of the part "withdrawn" twin a photo of an independent test:
they are in no part, and must not come back from an older copy of the data. ham10000-eval, nci-cases and wide-dev are
never split: no part of them trains anything. Run it before a training, never after one: no one may change parts.
`--new train` gives all who are new to training: those whom a network that teaches ours has seen can't measure it.
"""

import argparse
import csv
import random
from pathlib import Path

from ..classifier.photos import CUTOUTS, RAREST_FIRST, SETS, rows
from ..places import SPLITS

SEED = 20261123
SHARES = (("train", 0.65), ("validation", 0.15), ("test", 0.20))


def assign(strata: dict[str, str], rng: random.Random) -> dict[str, str]:
    """strata: unit -> stratum. Returns unit -> part, the shares of SHARES held within each stratum."""
    parts: dict[str, str] = {}
    for stratum in sorted(set(strata.values())):
        units = sorted(unit for unit, own in strata.items() if own == stratum)
        rng.shuffle(units)
        start, share_before = 0, 0.0
        for part, share in SHARES:
            share_before += share
            end = round(share_before * len(units))
            parts.update((unit, part) for unit in units[start:end])
            start = end
    return parts


def extended(
    known: dict[str, str], strata: dict[str, str], rng: random.Random, part: str | None = None
) -> dict[str, str]:
    """unit -> part of all that are known or have a stratum: the known keep theirs, the new ones are dealt out, or all
    get `part`."""
    new = {unit: stratum for unit, stratum in strata.items() if unit not in known}
    return known | (assign(new, rng) if part is None else dict.fromkeys(new, part))


def strata_of(table: list[dict[str, str]], unit: str, diagnosis: str) -> dict[str, str]:
    """unit -> the rarest diagnosis among its rows."""
    strata: dict[str, str] = {}
    for row in table:
        both = (row[diagnosis], strata.get(row[unit], row[diagnosis]))
        strata[row[unit]] = min(both, key=RAREST_FIRST.index)
    return strata


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with pad-ufes-20, its cut-outs, isic-dermoscopic"
    )
    parser.add_argument("--new", choices=("dealt", "train"), default="dealt")
    parser.add_argument("--out", type=Path, default=SPLITS)
    arguments = parser.parse_args()
    frozen = rows(arguments.out) if arguments.out.exists() else []
    rng = random.Random(SEED)
    table: list[tuple[str, str, str]] = []
    part = None if arguments.new == "dealt" else arguments.new
    for folder, source, unit, diagnosis in SETS:
        known = {row["unit"]: row["part"] for row in frozen if row["source"] == source}
        folders = [folder, *([CUTOUTS] if source == "pad-ufes-20" else [])]
        photos = [row for own in folders for row in rows(arguments.data / own / "index.csv")]
        parts = extended(known, strata_of(photos, unit, diagnosis), rng, part)
        table += [(source, name, part) for name, part in sorted(parts.items())]
        print(f"{source}: {len(known)} keep their part, {len(parts) - len(known)} are new")
    with arguments.out.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["source", "unit", "part"])
        writer.writerows(table)


if __name__ == "__main__":
    main()
