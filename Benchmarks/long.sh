#!/bin/sh
# Writes an agreement whose words are those of another, over and over.
#
#     Benchmarks/long.sh AGREEMENT.md TIMES >LONG.md
set -eu
awk -v times="$2" '
  fences < 2 { print; if ($0 == "---") fences++; next }
  { lines[count++] = $0 }
  END { for (i = 0; i < times; i++) for (j = 0; j < count; j++) print lines[j] }' "$1"
