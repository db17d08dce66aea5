#!/bin/sh
# usage: conformance.sh FILE.pdf...
# Holds PDFs against PDF/A-3a and PDF/UA-1 (veraPDF), the syntax of PDF (qpdf, MuPDF), embedded fonts
# and signatures (poppler), and a signer's view of them (pyHanko). Fails if one of them objects.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ -f "$here/.venv/classpath" ] || "$here/setup.sh"

status=0
java -cp "$(cat "$here/.venv/classpath")" VeraPDF "$@" || status=1

for file in "$@"; do
  qpdf --check "$file" >/dev/null || status=1
  # MuPDF repairs what is broken, and says so; Debian builds it without colour profiles.
  broken=$(mutool draw -q -F text -o /dev/null "$file" 2>&1 | grep -v 'ICC support' || true)
  if [ -n "$broken" ]; then
    echo "FAIL mutool $file: $broken"
    status=1
  fi
  # The fifth column from the right says whether a font is embedded.
  loose=$(pdffonts "$file" | awk 'NR > 2 && $(NF - 4) != "yes" { print $1 }')
  if [ -n "$loose" ]; then
    echo "FAIL fonts $file: not embedded: $loose"
    status=1
  fi
  signed=$(pdfsig -nocert "$file" 2>/dev/null | grep -c 'Signature Validation' || true)
  sound=$(pdfsig -nocert "$file" 2>/dev/null | grep -c 'Signature is Valid' || true)
  if [ "$signed" -ne "$sound" ]; then
    echo "FAIL pdfsig $file: $sound of $signed signatures are valid"
    status=1
  fi
  roots=$(dirname "$file")/keys/root.pem
  if [ "$sound" -gt 0 ] && [ -f "$roots" ]; then
    "$here/.venv/bin/pyhanko" sign validate --trust "$roots" --no-revocation-check \
      "$file" >/dev/null 2>&1 || { echo "FAIL pyhanko $file: a signature is not valid"; status=1; }
  fi
  fields=$("$here/.venv/bin/pyhanko" sign list "$file") || status=1
  echo "$fields" | sed "s|^|     field $file: |"
done
exit $status
