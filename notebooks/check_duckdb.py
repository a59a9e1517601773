"""Opens <release>/casus-foederis.duckdb with the DuckDB at hand and reads every table and view: python check_duckdb.py dist"""
import csv
import sys
from pathlib import Path

import duckdb

release = Path(sys.argv[1] if len(sys.argv) > 1 else "dist")
with open(release / "checksums.csv", encoding="utf-8") as file:
    expected = {row["table"]: int(row["rows"]) for row in csv.DictReader(file)}

database = duckdb.connect(str(release / "casus-foederis.duckdb"), read_only=True)
faults = 0
for (name,) in database.execute("SELECT table_name FROM information_schema.tables ORDER BY 1").fetchall():
    rows = len(database.execute(f'SELECT * FROM "{name}"').fetchall())
    if rows != expected.get(name, rows):
        print(f"{name}: {rows} rows, checksums.csv says {expected[name]}", file=sys.stderr)
        faults += 1
print(f"DuckDB {duckdb.__version__} reads {len(expected)} tables")
sys.exit(1 if faults else 0)
