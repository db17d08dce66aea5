#!/usr/bin/env python3
"""Fills in the sizes and checksums of fonts.lock, and writes fonts.conf to match it.

A face whose package is not installed keeps what was locked before, and is named.
"""

import hashlib
import re
from pathlib import Path

HERE = Path(__file__).parent

CONF = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<!-- Written by `make fonts-lock` from fonts.lock: only the files named there are ever found. -->
<fontconfig>
{directories}

  <!-- The system's cache is read where it is valid; else a cache is kept in the user's own. -->
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">engross/fontconfig</cachedir>

  <!-- Outlines as they were drawn: hinting would move points from machine to machine. -->
  <match target="font">
    <edit name="antialias"><bool>true</bool></edit>
    <edit name="hinting"><bool>false</bool></edit>
    <edit name="autohint"><bool>false</bool></edit>
    <edit name="hintstyle"><const>hintnone</const></edit>
    <edit name="rgba"><const>none</const></edit>
    <edit name="embeddedbitmap"><bool>false</bool></edit>
  </match>

  <!-- What is accepted outweighs what is rejected: everything, and every face of a collection. -->
  <selectfont>
    <rejectfont>
      <glob>*</glob>
{collections}
    </rejectfont>
    <acceptfont>
{files}
{indices}
    </acceptfont>
  </selectfont>
</fontconfig>
"""


def lock(text):
    """Returns the lock with the size and SHA-256 of each file that is installed."""
    lines, path = [], None
    for line in text.splitlines():
        key, _, value = line.strip().partition(": ")
        if key == "file":
            path = Path(value)
            if not path.exists():
                print(f"not installed, left as it was: {path}")
        elif key == "size" and path.exists():
            line = re.sub(r"\S+$", str(path.stat().st_size), line)
        elif key == "sha256" and path.exists():
            line = re.sub(r"\S+$", hashlib.sha256(path.read_bytes()).hexdigest(), line)
        lines.append(line)
    return "\n".join(lines) + "\n"


def pattern(path, index=None):
    """Returns a fontconfig pattern for a file, or for one face of a collection."""
    number = "" if index is None else f'<patelt name="index"><int>{index}</int></patelt>'
    return (
        f'      <pattern><patelt name="file"><string>{path}</string></patelt>{number}</pattern>'
    )


def conf(text):
    """Returns the fontconfig configuration under which only locked faces are found."""
    paths = dict.fromkeys(re.findall(r"file: (\S+)", text))
    faces = re.findall(r"file: (\S+\.ttc)\n +index: (\d+)", text)
    directories = sorted({str(Path(path).parent) for path in paths})
    return CONF.format(
        directories="\n".join(f"  <dir>{directory}</dir>" for directory in directories),
        collections="\n".join(pattern(path) for path in dict.fromkeys(p for p, _ in faces)),
        files="\n".join(f"      <glob>{path}</glob>" for path in paths),
        indices="\n".join(pattern(path, index) for path, index in faces),
    )


text = lock((HERE / "fonts.lock").read_text())
(HERE / "fonts.lock").write_text(text)
(HERE / "fonts.conf").write_text(conf(text))
