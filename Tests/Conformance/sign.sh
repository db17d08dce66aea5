#!/bin/sh
# usage: sign.sh ENGROSS FILE.pdf SIGNED.pdf
# Signs every field of a contract, one after the other, with a key that is made beside it.
set -eu
engross=$1 file=$2 signed=$3
keys=$(dirname "$signed")/keys
if ! [ -f "$keys/signer.pem" ]; then
  mkdir -p "$keys"
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=Engross conformance root' \
    -keyout "$keys/root.key" -out "$keys/root.pem" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj '/CN=Mary Moss' \
    -keyout "$keys/signer.key" -out "$keys/signer.csr" 2>/dev/null
  printf 'keyUsage=critical,digitalSignature,nonRepudiation\n' >"$keys/extensions"
  openssl x509 -req -days 3650 -in "$keys/signer.csr" -CA "$keys/root.pem" \
    -CAkey "$keys/root.key" -CAcreateserial -extfile "$keys/extensions" \
    -out "$keys/signer.pem" 2>/dev/null
fi
cp "$file" "$signed"
"$engross" inspect "$file" | sed -n 's/^ *\(.*\): signature, not signed.*/\1/p' |
  while read -r field; do
    text=eSignText_${field#eSignSignHere_}
    empty=$("$engross" inspect "$signed" | sed -n "s/^ *\($text\): text, empty.*/\1/p")
    "$engross" sign "$signed" --field "$field" --key "$keys/signer.key" --cert "$keys/signer.pem" \
      ${empty:+--fill "$empty=3 High Street"} 2>/dev/null
  done
