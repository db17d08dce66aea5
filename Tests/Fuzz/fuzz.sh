#!/bin/sh
# usage: fuzz.sh SECONDS [BUILD_FOLDER]
# Fuzzes what reads PDFs from elsewhere by libFuzzer, which comes with Swift, beginning with the files
# in Tests/PDFSigningTests/HostileFiles. What it finds is left in out/fuzz; a file that ends the
# readers belongs into that folder, once it is mended.
set -eu
seconds=$1 build=${2:-.build/fuzz}
cd "$(dirname "$0")/../.."
ENGROSS_FUZZ=1 swift build --configuration release --scratch-path "$build" --product engross-fuzz \
  -Xswiftc -sanitize=fuzzer -Xswiftc -parse-as-library
kit=out/fuzz/kit
mkdir -p "$kit" out/fuzz/corpus out/fuzz/found
openssl req -x509 -newkey rsa:2048 -nodes -days 36500 -subj '/CN=Engross fuzz' \
  -addext keyUsage=digitalSignature,nonRepudiation \
  -keyout "$kit/key.pem" -out "$kit/certificate.pem" 2>/dev/null
cp "$(fc-match --format '%{file}' 'Gentium Plus:style=Regular')" "$kit/font.ttf"
cp Tests/PDFSigningTests/HostileFiles/paper.pdf "$kit/paper.pdf"
ENGROSS_FUZZ_KIT=$PWD/$kit "$(ENGROSS_FUZZ=1 swift build --configuration release \
  --scratch-path "$build" --show-bin-path)/engross-fuzz" \
  -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=512 -malloc_limit_mb=256 \
  -dict=Tests/Fuzz/pdf.dict -artifact_prefix=out/fuzz/found/ -print_final_stats=1 \
  out/fuzz/corpus Tests/PDFSigningTests/HostileFiles
