#!/bin/bash
# Installs the built command with its assets, manual pages and completions.
#   install.sh PROGRAM DESTDIR PREFIX
set -euo pipefail
program=$1 root=$2$3 prefix=$3
here=$(realpath "$(dirname "$0")/..")
share=$root/share

install -D -m 755 "$program" "$root/bin/engross"
strip --strip-all "$root/bin/engross"

assets=$share/engross
rm -rf "$assets"
for folder in Fonts Styles; do
  (cd "$here" && git ls-files "$folder" 2>/dev/null || find "$folder" -type f) | grep -v '\.py$' \
    | while read -r file; do install -D -m 644 "$here/$file" "$assets/$file"; done
done
(cd "$here/Sources/ContractDrafting" && find Templates -type f) \
  | while read -r file; do install -D -m 644 "$here/Sources/ContractDrafting/$file" "$assets/$file"; done

documents=$share/doc/engross
install -d "$documents/samples"
install -m 644 "$here/README.md" "$here/CHANGELOG.md" "$documents/"
install -m 644 "$here"/Samples/*.yaml "$here"/Samples/*.csv "$here"/Samples/*.md "$documents/samples/"

# The installed program, so that a wrong install is found here.
version=$("$root/bin/engross" --version)
"$here/.packaging/manual.py" "$root/bin/engross" "$version" "$share/man/man1"

# Debian's own packages have their folder for zsh; what is installed locally has another.
zsh=$([ "$prefix" = /usr ] && echo vendor-completions || echo site-functions)
completion() {
  mkdir -p "$(dirname "$2")"
  # A file that is read into a shell is no program, and needs no first line that names one.
  "$root/bin/engross" --generate-completion-script "$1" | sed '1{/^#!/d}' >"$2"
}
completion bash "$share/bash-completion/completions/engross"
completion zsh "$share/zsh/$zsh/_engross"
completion fish "$share/fish/vendor_completions.d/engross.fish"
echo "installed: $root/bin/engross $version"
