#!/bin/sh
# Times batches of growing length on one worker: rows a second, and the peak of memory, which must
# not grow with the rows.
#
#     Benchmarks/batch.sh ENGROSS TERMS.yaml CLIENTS.csv [ROWS ...]
set -eu
engross=$1 terms=$2 clients=$3
shift 3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%-10s %10s %10s %10s\n' rows seconds 'rows a s' 'peak MB'
for rows in "${@:-100}"; do
  # The clients over and over, each time with another reference.
  awk -v rows="$rows" 'NR == 1 { print; next } { line[NR - 2] = $0 }
    END { for (i = 0; i < rows; i++) {
      row = line[i % (NR - 1)]; sub(/^[^,]*/, "B-" i, row); print row } }' "$clients" \
    >"$folder/clients.csv"
  /usr/bin/time -o "$folder/time" -f '%e %M' "$engross" batch "$terms" \
    --clients "$folder/clients.csv" --out "$folder/$rows" --jobs 1 --progress none 2>/dev/null
  awk -v rows="$rows" '{ printf "%-10d %10.1f %10.1f %10d\n", rows, $1, rows / $1, $2 / 1024 }' \
    "$folder/time"
done
