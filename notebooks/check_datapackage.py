"""Validates <release>/datapackage.json and every row of its data with frictionless: python check_datapackage.py dist"""
import sys
from pathlib import Path

from frictionless import Package, system

release = Path(sys.argv[1] if len(sys.argv) > 1 else "dist")
with system.use_context(trusted=True):
    report = Package(str(release / "datapackage.json")).validate()
for fault in report.flatten(["title", "rowNumber", "fieldName", "message"])[:20]:
    print(*fault, file=sys.stderr)
rows = sum(task.stats.get("rows", 0) for task in report.tasks)
print(f"{len(report.tasks)} resources with {rows} rows are {'valid' if report.valid else 'not valid'}")
sys.exit(0 if report.valid else 1)
