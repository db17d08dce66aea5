"""Draws a client list through Spark's pipe on a local cluster, and alone, and compares the two.

    pipe.py ENGROSS TERMS.yaml CLIENTS.csv ROWS
"""

import csv
import itertools
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

from pyspark.sql import SparkSession

engross, terms, clients, rows = sys.argv[1:]
command = [engross, "batch", terms, "--clients", "-", "--list-format", "jsonl", "--jobs", "1"]

with open(clients, encoding="utf-8", newline="") as file:
    chosen = list(itertools.islice(csv.DictReader(file), int(rows)))
lines = [json.dumps({"row": number, **row}) for number, row in enumerate(chosen, 1)]

with tempfile.TemporaryDirectory() as folder:
    alone = pathlib.Path(folder, "alone")
    subprocess.run(
        command + ["--out", str(alone), "--progress", "none"],
        input="\n".join(lines), text=True, check=True,
    )
    expected = [json.loads(line) for line in (alone / "manifest.jsonl").open()]

    spark = SparkSession.builder.master("local[2]").appName("engross").getOrCreate()
    shared = pathlib.Path(folder, "spark")
    piped = command + ["--out", str(shared), "--manifest", "-", "--progress", "none"]
    results = spark.sparkContext.parallelize(lines, 4).pipe(shlex.join(piped)).collect()
    spark.stop()

    found = sorted((json.loads(line) for line in results), key=lambda record: record["row"])
    for record in expected + found:
        # Times differ, and what counts the rows or lines of a part of the list.
        del record["ms"], record["rows"], record["findings"]
    assert found == expected, "Spark's pipe came to other records"
    names = sorted(path.name for path in shared.glob("*.pdf"))
    assert names == sorted(record["output"] for record in expected), names
    for name in names:
        assert (shared / name).read_bytes() == (alone / name).read_bytes(), name
    print(f"{len(names)} contracts, the same through Spark's pipe as alone")
