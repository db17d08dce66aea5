#!/bin/bash
# Installs the package in a fresh system without Swift, and tries the command as a user who has no
# home, from another folder.
#   installed.sh FOLDER     holds the package
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
cd "$1"
apt-get install -y -qq ./engross_*.deb openssl lintian >/dev/null
command -v swift && { echo "there is Swift here"; exit 1; }
lintian --fail-on error,warning ./engross_*.deb

# Nobody's: no home, no account of their own.
work=$(mktemp -d)
chmod 777 "$work"
as_user() { (cd "$work" && env -i PATH=/usr/bin:/bin HOME=/nonexistent setpriv --reuid 65534 --regid 65534 --clear-groups "$@"); }

as_user engross doctor
as_user engross init acme
as_user engross render acme/terms.yaml
samples=/usr/share/doc/engross/samples
cp "$samples"/* "$work/"
for sample in architects clinic manufacturer; do
  as_user engross check "$sample.yaml" || [ $? = 1 ]
  as_user engross render "$sample.yaml" --final -o "$sample.pdf"
done
as_user engross render consulting-agreement.md
as_user engross batch architects.yaml --clients clients.csv --out out --progress none
(cd "$work" && openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=Dana Moss" \
  -addext keyUsage=digitalSignature,nonRepudiation -keyout key.pem -out cert.pem 2>/dev/null && chmod 644 key.pem)
field=$(as_user engross inspect architects.pdf --fields json | sed -nE 's/.*"name" ?: ?"(eSignSignHere[^"]*)".*/\1/p' | head -1)
as_user engross sign architects.pdf --field "$field" --key key.pem --cert cert.pem
as_user engross verify architects.pdf --roots cert.pem
as_user engross inspect architects.pdf

# The tree, copied elsewhere, still works; with an asset deleted it says which.
mkdir -p /opt/elsewhere/bin /opt/elsewhere/share
cp /usr/bin/engross /opt/elsewhere/bin/
cp -r /usr/share/engross /opt/elsewhere/share/
as_user /opt/elsewhere/bin/engross render acme/terms.yaml -o moved.pdf
cmp "$work/acme/terms.pdf" "$work/moved.pdf"
rm -r /opt/elsewhere/share/engross/Templates/it-support
as_user /opt/elsewhere/bin/engross render acme/terms.yaml -o none.pdf 2>"$work/said" && exit 1
grep '/opt/elsewhere/share/engross/Templates/it-support, which comes with Engross, is missing' "$work/said"
man -w engross-render 2>/dev/null || ls /usr/share/man/man1/engross-render.1.gz
echo "installed and tried"
