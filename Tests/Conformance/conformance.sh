#!/bin/sh
# usage: conformance.sh FILE.pdf...
# Holds PDFs against PDF/A-3a and PDF/UA-1 (veraPDF), the syntax of PDF (qpdf), embedded fonts
# (poppler) and a signer's view of their fields (pyHanko). Fails if one of them objects.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ -f "$here/.venv/classpath" ] || "$here/setup.sh"

status=0
java -cp "$(cat "$here/.venv/classpath")" VeraPDF "$@" || status=1

for file in "$@"; do
  qpdf --check "$file" >/dev/null || status=1
  # The fifth column from the right says whether a font is embedded.
  loose=$(pdffonts "$file" | awk 'NR > 2 && $(NF - 4) != "yes" { print $1 }')
  if [ -n "$loose" ]; then
    echo "FAIL fonts $file: not embedded: $loose"
    status=1
  fi
  fields=$("$here/.venv/bin/pyhanko" sign list "$file") || status=1
  echo "$fields" | sed "s|^|     field $file: |"
done
exit $status
