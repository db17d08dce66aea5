#!/bin/bash
# A minimal Debian of another release in a folder, and commands run inside it. Needs root.
#
#   system.sh make FOLDER RELEASE        unpacks the release and what building needs; once
#   system.sh bare FOLDER RELEASE        unpacks the release alone, as a user's machine has it
#   system.sh run FOLDER COMMAND         runs COMMAND in a clone of this project, brought up to date
#   system.sh inside FOLDER COMMAND      runs COMMAND in the root of the system
#   system.sh shell FOLDER               opens a shell in the clone
#
# The mirror and the Swift toolchain are those of this machine; the toolchain is mounted, not
# copied. Mounts are the command's own (unshare) and go with it.
set -euo pipefail

action=$1
root=$(mkdir -p "$2" && realpath "$2")
shift 2
project=$(realpath "$(dirname "$0")/../..")
toolchain=$(realpath "$(dirname "$(readlink -f "$(command -v swift)")")/../..")

# What a compiler needs; what the project needs, its own set-up installs.
building=(make git ca-certificates gcc g++ libc6-dev binutils libxml2-dev libncurses6 libedit2
  libsqlite3-0 zlib1g-dev libcurl4-openssl-dev tzdata)

mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null \
    | sed -nE 's#^(URIs:|deb( \[[^]]*\])?) +([a-z]+://[^ ]*/debian)/?( .*)?$#\3#p' | head -1
}

# Folders of this machine that git reads packages from, where its configuration says so.
package_folders() {
  git config --get-regexp '^url\..*\.insteadof$' \
    | sed -nE 's#^url\.(file://)?(/[^ ]*)\.insteadof .*#\2#p' | sort -u
}

unpack() {
  command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >/dev/null
  [ -x "$root/bin/bash" ] || debootstrap --variant=minbase "$1" "$root" "$(mirror)" >/dev/null
  # How this machine reaches its mirror; what belongs to a package is left to that.
  for file in /etc/apt/apt.conf.d/*; do
    dpkg --search "$file" >/dev/null 2>&1 || cp "$file" "$root/etc/apt/apt.conf.d/"
  done
  # Whom this machine trusts, such as the authority of a company's own mirror.
  mkdir -p "$root/usr/local/share/ca-certificates"
  cp -r /usr/local/share/ca-certificates/. "$root/usr/local/share/ca-certificates/"
  inside "dpkg --configure -a && apt-get update -qq"
}

# Runs a line of shell in the system, with mounts of its own.
inside() {
  local binds=()
  # A bare system has no compiler to see.
  if [ -e "$root/.building" ]; then
    for folder in "$toolchain" $(package_folders); do binds+=("${folder%/}"); done
  fi
  root=$root binds="${binds[*]}" path="$toolchain/usr/bin" line=$1 \
    unshare --mount --pid --fork --kill-child bash -c '
      set -e
      cp /etc/resolv.conf /etc/hosts "$root/etc/"
      for file in /etc/gitconfig /root/.gitconfig; do
        if [ -f "$file" ]; then cp "$file" "$root$file"; fi
      done
      for folder in /dev $binds; do mkdir -p "$root$folder"; mount --rbind "$folder" "$root$folder"; done
      mount -t proc proc "$root/proc"
      mount --rbind /sys "$root/sys"
      exec chroot "$root" env -i HOME=/root TERM="${TERM:-dumb}" DEBIAN_FRONTEND=noninteractive \
        PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
        PATH="$path:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" bash -c "$line"'
}

# Brings the clone to the last commit of this checkout.
update() {
  if [ -d "$root/root/engross/.git" ]; then
    git -C "$root/root/engross" fetch -q "$project" HEAD
    git -C "$root/root/engross" reset -q --hard FETCH_HEAD
  else
    git clone -q "$project" "$root/root/engross"
  fi
}

case $action in
  make)
    unpack "$1"
    touch "$root/.building"
    inside "apt-get install -y -qq --no-install-recommends ${building[*]} >/dev/null && swift --version 2>&1 | head -1"
    ;;
  bare) unpack "$1" ;;
  run)
    update
    inside "cd /root/engross && $*"
    ;;
  inside) inside "$*" ;;
  shell)
    update
    inside "cd /root/engross && exec bash -i"
    ;;
  *)
    sed -n 2,11p "$0"
    exit 64
    ;;
esac
