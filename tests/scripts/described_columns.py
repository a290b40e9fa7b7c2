"""described_columns.py PAGE TABLE.csv... : every column of every table is described by the page, and no other.

A table's description is the rows `| \`column\`, ... | meaning |` under a heading or a header row that names its file."""
import csv
import re
import sys
from pathlib import Path

described = {}  # file name -> columns
of = None
for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    named = re.findall(r"\b[a-z_]+\.csv\b", line)
    if line.startswith("### ") or line.startswith("| column of "):
        of = named[0] if len(named) == 1 else None
    elif of and line.startswith("| `"):
        described.setdefault(of, []).extend(re.findall(r"`([^`]+)`", line.split("|")[1]))

wrong = 0
for path in map(Path, sys.argv[2:]):
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    said = described.get(path.name, [])
    for column in sorted(set(columns) ^ set(said)):
        print(f"{path.name}: {column} is {'not described' if column in columns else 'described, but not there'}")
        wrong += 1
    if len(said) != len(set(said)):
        print(f"{path.name}: a column is described twice")
        wrong += 1
sys.exit(wrong > 0)
