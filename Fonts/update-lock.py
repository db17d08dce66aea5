#!/usr/bin/env python3
"""Adds to fonts.lock the SHA-256 of each file as this system has it, or those whose roots are given.

    update-lock.py [ROOT…]

What was known before stays, so that the files of several releases are known side by side. A face
that a system does not have is named.
"""

import hashlib
import re
import sys
from pathlib import Path

LOCK = Path(__file__).parent / "fonts.lock"


def release(root):
    """Returns the name of a system's release, such as Debian 12."""
    facts = dict(
        line.split("=", 1) for line in (root / "etc/os-release").read_text().splitlines() if line)
    return f"{facts['ID'].capitalize()} {facts['VERSION_ID']}".replace('"', "")


def add(known, paths, roots):
    """Adds what the systems have at the first of the paths that is there."""
    for root in roots:
        found = [file for path in paths if (file := root / path.lstrip("/")).exists()]
        if not found:
            print(f"{release(root)} does not have {paths[0]}")
            continue
        releases = known.setdefault(hashlib.sha256(found[0].read_bytes()).hexdigest(), [])
        if release(root) not in releases:
            releases.append(release(root))


def update(text, roots):
    """Returns the lock with what the systems have."""
    lines, paths, known = [], [], None
    for line in text.splitlines() + [""]:
        entry = re.fullmatch(r" {10}([0-9a-f]{64}): (.*)", line)
        if known is not None and entry:
            known[entry[1]] = entry[2].split(", ")
            continue
        if known is not None:
            add(known, paths, roots)
            lines += [f"{' ' * 10}{digest}: {', '.join(names)}" for digest, names in known.items()]
            known = None
        key, _, value = line.strip().partition(":")
        if key == "file":
            paths = value.strip(" []").split(", ")
        elif key == "sha256":
            known = {}
        lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"


LOCK.write_text(update(LOCK.read_text(), [Path(root) for root in sys.argv[1:] or ["/"]]))
