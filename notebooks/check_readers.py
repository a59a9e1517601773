"""Reads every table of a release with pandas, polars, DuckDB, pyarrow and Python's csv, and compares each cell: python check_readers.py dist

The types come from datapackage.json, as for any CSV: whole numbers that may be null, texts that look like numbers, dates.
"""
import csv
import json
import math
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

release = Path(sys.argv[1] if len(sys.argv) > 1 else "dist")
PANDAS = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
POLARS = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean}
DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
PYTHON = {"string": str, "integer": int, "number": float, "boolean": lambda cell: cell == "true"}


def by_pandas(file, types):
    frame = pd.read_csv(file, keep_default_na=False, na_values=[""], dtype={name: PANDAS[kind] for name, kind in types.items()})
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def by_polars(file, types):
    return pl.read_csv(file, schema_overrides={name: POLARS[kind] for name, kind in types.items()}).to_dicts()


def by_duckdb(file, types):
    columns = {name: DUCKDB[kind] for name, kind in types.items()}
    result = duckdb.sql(f"SELECT * FROM read_csv('{file}', header = true, columns = {columns}, quote = '\"', escape = '\"', auto_detect = false, max_line_size = 10000000, new_line = '\\n', strict_mode = false)")
    return [dict(zip(result.columns, row)) for row in result.fetchall()]


def by_pyarrow(file, types):
    return pyarrow.csv.read_csv(
        file, parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(column_types={name: ARROW[kind] for name, kind in types.items()}, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=True)).to_pylist()


def by_csv(file, types):
    with open(file, encoding="utf-8", newline="") as lines:
        return [{name: None if cell == "" else PYTHON[types[name]](cell) for name, cell in row.items()} for row in csv.DictReader(lines)]


def same(found, expected):
    if isinstance(expected, float) and found is not None:
        return math.isclose(found, expected, rel_tol=1e-15, abs_tol=0.0)
    return type(found) is type(expected) and found == expected


faults = 0
resources = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))["resources"]
for resource in resources:
    name = resource["name"]
    # Dates are compared as they are written.
    types = {field["name"]: field["type"] if field["type"] in PANDAS else "string" for field in resource["schema"]["fields"]}
    table = pq.read_table(release / f"parquet/{name}.parquet")
    nested = [field.name for field in table.schema if pa.types.is_nested(field.type)]
    expected = [{key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()} for row in table.to_pylist()]
    with pa.memory_map(str(release / f"arrow/{name}.arrow")) as file:
        arrow = [{key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()} for row in pa.ipc.open_file(file).read_all().to_pylist()]
    readers = {"pandas": by_pandas, "polars": by_polars, "DuckDB": by_duckdb, "pyarrow": by_pyarrow, "csv": by_csv}
    answers = {reader: read(str(release / f"csv/{name}.csv"), types) for reader, read in readers.items()} | {"Arrow": arrow}
    for column in nested:
        print(f"{name}.{column}: a cell holds more than one value", file=sys.stderr)
        faults += 1
    for reader, rows in answers.items():
        if len(rows) != len(expected):
            print(f"{name}: {reader} reads {len(rows)} rows, Parquet has {len(expected)}", file=sys.stderr)
            faults += 1
            continue
        off = [(i, column, row[column], right[column]) for i, (row, right) in enumerate(zip(rows, expected)) for column in right if not same(row[column], right[column])]
        for i, column, found, right in off[:3]:
            print(f"{name}.{column}, row {i + 1}: {reader} reads {found!r}, Parquet has {right!r}", file=sys.stderr)
        faults += len(off)
print(f"{len(resources)} tables are the same to pandas, polars, DuckDB, pyarrow and csv" if not faults else f"{faults} cells differ")
sys.exit(1 if faults else 0)
