"""Validates <release>/croissant.json with mlcroissant and loads every record set: python check_croissant.py dist"""
import csv
import sys
from pathlib import Path

import mlcroissant

release = Path(sys.argv[1] if len(sys.argv) > 1 else "dist")
with open(release / "checksums.csv", encoding="utf-8") as file:
    expected = {row["table"]: int(row["rows"]) for row in csv.DictReader(file)}

dataset = mlcroissant.Dataset(jsonld=str(release / "croissant.json"))
faults = list(dataset.metadata.ctx.issues.errors)
for record_set in dataset.metadata.record_sets:
    rows = sum(1 for _ in dataset.records(record_set.uuid))
    if rows != expected.get(record_set.uuid, rows):
        faults.append(f"{record_set.uuid}: {rows} records, checksums.csv says {expected[record_set.uuid]}")
for fault in faults:
    print(fault, file=sys.stderr)
print(f"{len(dataset.metadata.record_sets)} record sets of {dataset.metadata.name} load")
sys.exit(1 if faults else 0)
