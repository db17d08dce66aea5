#!/bin/sh
# Writes an agreement whose words are those of another, over and over, signed without ceremony: lines
# for initials on each page are no part of what is measured.
#
#     Benchmarks/long.sh AGREEMENT.md TIMES >LONG.md
set -eu
awk -v times="$2" '
  fences < 2 { if ($0 !~ /^signing:/) print; if ($0 == "---") fences++; next }
  { lines[count++] = $0 }
  END { for (i = 0; i < times; i++) for (j = 0; j < count; j++) print lines[j] }' "$1"
