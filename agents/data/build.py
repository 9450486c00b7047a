"""`python -m agents.data.build [--out FILE]`: builds the travel tables from `sources/`, `places/` and GeoNames."""

import argparse
import os
import sqlite3
import sys
from pathlib import Path

from agents.data.building.assemble import assemble
from agents.data.building.files import PLACES
from agents.data.building.place_files import PlaceFileError
from agents.data.database import PACKAGED


def build(out: Path = PACKAGED, places: Path = PLACES) -> None:
    """Build beside `out`, then put it in place at once, so that a reader never sees half a file."""
    draft = out.with_suffix(".building")
    draft.unlink(missing_ok=True)
    db = sqlite3.connect(draft)
    try:
        assemble(db, places)
        db.execute("INSERT INTO place_text(place_text) VALUES ('optimize')")
        db.commit()
        db.execute("VACUUM")
    except BaseException:
        db.close()
        draft.unlink()
        raise
    db.close()
    os.replace(draft, out)


def main() -> int:
    """Command line; 0 when built, 1 when a place file breaks the format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PACKAGED)
    out: Path = parser.parse_args().out
    try:
        build(out)
    except PlaceFileError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{out}: {out.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
