"""Freeze which person (or lesion) trains, validates and tests; run once, before any training.

    python -m models.training.data.make_splits --data DATA --out models/evaluation/splits.csv

pad-ufes-20 is split by patient; isic-2017 and isic-uda1 by image, since they name no patient (an image of
both sets gets one part). Strata keep rare classes in every part: a patient counts as their rarest diagnosis.
ham10000-eval, nci-cases and wide-dev are never split: no part of them trains anything.
"""

import argparse
import csv
import random
from pathlib import Path

SEED = 20261123
PARTS = (("train", 0.65), ("validation", 0.15), ("test", 0.20))
RAREST_FIRST = ["MEL", "SCC", "NEV", "SEK", "ACK", "BCC"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def assign(strata: dict[str, str], rng: random.Random) -> dict[str, str]:
    """strata: unit -> stratum. Returns unit -> part, the shares of PARTS held within each stratum."""
    parts: dict[str, str] = {}
    for stratum in sorted(set(strata.values())):
        units = sorted(unit for unit, own in strata.items() if own == stratum)
        rng.shuffle(units)
        start, share_before = 0, 0.0
        for part, share in PARTS:
            share_before += share
            end = round(share_before * len(units))
            parts.update((unit, part) for unit in units[start:end])
            start = end
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with pad-ufes-20, isic-2017, isic-uda1")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    if arguments.out.exists():
        raise SystemExit(f"{arguments.out} exists: splits are frozen. Delete it by hand if you mean to re-split.")

    rng = random.Random(SEED)
    patients: dict[str, str] = {}
    for row in rows(arguments.data / "pad-ufes-20/index.csv"):
        own, new = patients.get(row["patient_id"]), row["diagnostic"]
        patients[row["patient_id"]] = min([new] if own is None else [own, new], key=RAREST_FIRST.index)
    images = {row["image_id"]: f"melanoma-{row['melanoma']}" for row in rows(arguments.data / "isic-2017/index.csv")}
    for row in rows(arguments.data / "isic-uda1/index.csv"):
        images.setdefault(row["image_id"], f"melanoma-{int(row['diagnosis'] == 'melanoma')}")

    with arguments.out.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["source", "unit", "part"])
        for source, strata in (("pad-ufes-20", patients), ("isic", images)):
            writer.writerows([source, unit, part] for unit, part in sorted(assign(strata, rng).items()))


if __name__ == "__main__":
    main()
