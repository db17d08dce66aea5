#!/bin/bash
# Builds a Debian package of what `make install` puts into a folder, for the release that it runs on.
#   deb.sh TREE FOLDER     TREE was filled by: make install DESTDIR=TREE PREFIX=/usr
set -euo pipefail
tree=$(realpath "$1")
folder=$(mkdir -p "$2"; realpath "$2")
here=$(realpath "$(dirname "$0")/..")

number=$("$tree/usr/bin/engross" --version)
release=$(. /etc/os-release; echo "${ID:0:3}${VERSION_ID:-}")
version=$number~$release
architecture=$(dpkg --print-architecture)
maintainer='Engross <maintainers@engross.example>'
date=$(git -C "$here" log -1 --format=%cD)

# Families of the lock that are not optional, and the dictionaries of the languages of contracts.
packages() { make -s -C "$here" print-packages KIND="$1" | paste -sd, | sed 's/,/, /g'; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/debian"
cat >"$work/debian/control" <<CONTROL
Source: engross
Maintainer: $maintainer

Package: engross
Architecture: any
Depends: \${shlibs:Depends}
Description: typesets IT-support contracts as PDFs that are ready to be signed
CONTROL
libraries=$(cd "$work" && dpkg-shlibdeps -O "$tree/usr/bin/engross" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')

root=$work/root
mkdir -p "$root/DEBIAN"
cp -a "$tree/." "$root/"
doc=$root/usr/share/doc/engross
mkdir -p "$doc"
cat >"$doc/copyright" <<COPYRIGHT
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Engross

Files: *
Copyright: 2026 The Engross authors
License: Apache-2.0
 On Debian systems the text of this licence is in /usr/share/common-licenses/Apache-2.0.
COPYRIGHT
printf 'engross (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$date" | gzip -9n >"$doc/changelog.gz"
# Yams builds libyaml in, and knows no other way.
mkdir -p "$root/usr/share/lintian/overrides"
echo 'engross: embedded-library libyaml [usr/bin/engross]' >"$root/usr/share/lintian/overrides/engross"
find "$root/usr/share/man" -name '*.1' -exec gzip -9n {} +
find "$root" -type d -exec chmod 755 {} +
find "$root" -type f ! -path "$root/usr/bin/*" -exec chmod 644 {} +

cat >"$root/DEBIAN/control" <<CONTROL
Package: engross
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: $libraries, $(packages needed)
Recommends: ca-certificates
Suggests: $(packages scripts)
Section: text
Priority: optional
Description: typesets IT-support contracts as PDFs that are ready to be signed
 Engross turns the terms of an IT-support contract, written in YAML, into a
 PDF: numbered clauses with references that hold, fine typography and real
 signature fields. It checks the terms as a careful lawyer and a careful
 service manager would, signs and verifies, and draws a contract for each
 client of a list.
CONTROL
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)

package=$folder/engross_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
echo "$package"
