#!/bin/bash
# Builds, tests, packages and installs the project in a minimal system of each release, and lets each
# system's program read the other's files. Needs root, and some twenty minutes a release.
#   test.sh FOLDER RELEASE…
set -euo pipefail
folder=$1
shift
system=$(realpath "$(dirname "$0")")/system.sh
steps=()

# Runs a step of a release, with its output in a file; says how long it took.
step() {
  local release=$1 name=$2 start=$SECONDS
  shift 2
  echo "$release: $name ..."
  if ! "$@" >"$folder/$release-$name.log" 2>&1; then
    tail -n 30 "$folder/$release-$name.log"
    echo "$release: $name failed; see $folder/$release-$name.log"
    exit 1
  fi
  steps+=("$release: $name passed in $((SECONDS - start)) s")
  echo "${steps[-1]}"
}

# Takes the packages and the PDFs of a release out of its system.
collect() {
  local from=$folder/$1/root/engross
  rm -rf "${folder:?}/out/$1"
  mkdir -p "$folder/out/$1"
  cp "$from"/out/engross_*.deb "$from"/out/conformance/*.pdf "$folder/out/$1/"
}

for release; do
  root=$folder/$release
  mkdir -p "$folder"
  step "$release" unpack "$system" make "$root" "$release"
  step "$release" set-up "$system" run "$root" make setup
  step "$release" sample "$system" run "$root" make sample
  step "$release" tests "$system" run "$root" make check test
  step "$release" conformance "$system" run "$root" make conformance
  step "$release" package "$system" run "$root" make deb
  step "$release" collect collect "$release"
  step "$release" bare "$system" bare "$root-bare" "$release"
  mkdir -p "$root-bare/tmp/engross"
  cp "$folder/out/$release"/engross_*.deb "$(dirname "$system")/installed.sh" "$root-bare/tmp/engross/"
  step "$release" installed "$system" inside "$root-bare" /tmp/engross/installed.sh /tmp/engross
done

# Each release's installed program reads what the others drew and signed.
for release; do
  for other; do
    [ "$release" = "$other" ] && continue
    mkdir -p "$folder/$release-bare/tmp/$other"
    cp "$folder/out/$other"/*.pdf "$folder/$release-bare/tmp/$other/"
    step "$release" "reads-$other" "$system" inside "$folder/$release-bare" \
      "for file in /tmp/$other/*.pdf; do engross inspect \$file >/dev/null || exit 1; done; ls /tmp/$other/*.pdf | wc -l"
  done
done
printf '%s\n' "${steps[@]}" "all passed"
