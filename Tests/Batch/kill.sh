#!/bin/bash
# Kills a batch at random moments, goes on each time with --resume, and compares the files and the
# manifest with those of a batch that nobody disturbed.
#
#     Tests/Batch/kill.sh ENGROSS TERMS.yaml CLIENTS.csv [ROWS [KILLS]]
set -eu
engross=$1 terms=$2 clients=$3 rows=${4:-1000} kills=${5:-100}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'tail -n 3 "$folder/log" >&2' ERR
RANDOM=${SEED:=$$}
echo "$rows rows, $kills kills, SEED=$SEED"
# The clients over and over, each time with another reference.
awk -v rows="$rows" 'NR == 1 { print; next } { line[NR - 2] = $0 }
  END { for (i = 0; i < rows; i++) {
    row = line[i % (NR - 1)]; sub(/^[^,]*/, "K-" i, row); print row } }' "$clients" \
  >"$folder/clients.csv"

batch=("$engross" batch "$terms" --clients "$folder/clients.csv" --progress none --out)
written() { grep -c '"status":"ok"' "$folder/killed/manifest.jsonl" 2>/dev/null || true; }
# All that must be the same: every file, and the manifest but for the time that each row took.
state() {
  (cd "$folder/$1" && find . -name '*.pdf' -exec sha256sum {} + | sort &&
    sed 's/"ms":[0-9]*//' manifest.jsonl)
}

"${batch[@]}" "$folder/whole" 2>>"$folder/log"
killed=0 ended=0
while [ "$killed" -lt "$kills" ]; do
  before=$(written)
  "${batch[@]}" "$folder/killed" --resume 2>>"$folder/log" &
  pid=$!
  # Each run gets further: a row that is being drawn at three kills counts as deadly.
  while kill -0 "$pid" 2>/dev/null && [ "$(written)" = "$before" ]; do sleep 0.02; done
  sleep "0.$((RANDOM % 5))$((RANDOM % 10))"
  if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); else ended=$((ended + 1)); fi
  wait "$pid" 2>/dev/null || true
  if [ "$ended" -gt 3 ]; then
    echo "the batch was done after $killed kills; give more rows" >&2
    break
  fi
done
"${batch[@]}" "$folder/killed" --resume 2>>"$folder/log"
state whole >"$folder/a"
state killed >"$folder/b"
cmp "$folder/a" "$folder/b"
echo "killed $killed times, and the same $(grep -c '\.pdf$' "$folder/a") files and manifest"
