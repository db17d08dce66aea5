#!/bin/sh
# Times cold renders as a user sees them: start of the process to PDF on disk, and peak memory.
#
#     Benchmarks/cold.sh ENGROSS TERMS.yaml ...
set -eu
engross=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
runs=${RUNS:-15}
printf '%-18s %12s %12s\n' 'cold render' 'median s' 'peak MB'
for terms in "$@"; do
  pdf="$folder/$(basename "$terms" .yaml).pdf"
  "$engross" render "$terms" --final -o "$pdf" 2>/dev/null
  i=0
  : >"$folder/times"
  while [ "$i" -lt "$runs" ]; do
    /usr/bin/time -a -o "$folder/times" -f '%e %M' \
      "$engross" render "$terms" --final -o "$pdf" 2>/dev/null
    i=$((i + 1))
  done
  median=$(sort -n "$folder/times" | sed -n "$((runs / 2 + 1))p" | cut -d' ' -f1)
  peak=$(cut -d' ' -f2 "$folder/times" | sort -n | tail -n 1)
  printf '%-18s %12s %12s\n' "$(basename "$terms" .yaml)" "$median" "$((peak / 1024))"
done
