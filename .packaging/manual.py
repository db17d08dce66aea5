#!/usr/bin/env python3
"""Writes the manual pages of a command, one for each of its subcommands.

    manual.py PROGRAM VERSION FOLDER

The program says what its options are (`--experimental-dump-help` of swift-argument-parser).
"""

import json
import subprocess
import sys
from pathlib import Path


def escape(text):
    """Returns text as roff prints it: no line is taken for a request, no hyphen for a dash."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def spelled(name):
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def synopsis(argument):
    value = f"<{argument['valueName']}>" if "valueName" in argument else ""
    if argument["kind"] == "positional":
        text = value
    else:
        text = spelled(argument["preferredName"])
        if argument["kind"] == "option":
            text += f" {value}"
    if argument["isRepeating"]:
        text += " ..."
    return f"[{text}]" if argument["isOptional"] else text


def term(argument):
    if argument["kind"] == "positional":
        return f"<{argument['valueName']}>"
    names = ", ".join(spelled(name) for name in argument["names"])
    return names + (f" <{argument['valueName']}>" if argument["kind"] == "option" else "")


def shown(items):
    return [item for item in items or [] if item["shouldDisplay"]]


def page(names, command, version):
    name = "-".join(names)
    lines = [
        f'.TH "{name.upper()}" "1" "" "Engross {version}" "User Commands"',
        ".SH NAME",
        f"{escape(name)} \\- {escape(command['abstract'].rstrip('.'))}",
        ".SH SYNOPSIS",
        f".B {escape(' '.join(names))}",
    ]
    arguments = shown(command.get("arguments"))
    if command.get("subcommands"):
        lines.append(escape("<subcommand>"))
    if arguments:
        lines.append(escape(" ".join(synopsis(argument) for argument in arguments)))
    if command.get("discussion"):
        lines.append(".SH DESCRIPTION")
        for paragraph in command["discussion"].split("\n\n"):
            # What is one line is filled; lines that were broken by hand stay as they are.
            text = escape(paragraph)
            lines += [".PP"] + (["\n".join([".nf", text, ".fi"])] if "\n" in text else [text])
    if arguments:
        lines.append(".SH OPTIONS")
    for argument in arguments:
        text = argument.get("abstract", "")
        if "defaultValue" in argument:
            text += f" (default: {argument['defaultValue']})"
        lines += [".TP", f".B {escape(term(argument))}", escape(text) or "\\&"]
    subcommands = [c for c in shown(command.get("subcommands")) if c["commandName"] != "help"]
    if subcommands:
        lines.append(".SH SUBCOMMANDS")
    for subcommand in subcommands:
        own = "-".join([*names, subcommand["commandName"]])
        lines += [".TP", f".BR {escape(own)} (1)", escape(subcommand["abstract"])]
    if len(names) > 1:
        lines += [".SH SEE ALSO", f".BR {escape('-'.join(names[:-1]))} (1)"]
    return name, "\n".join(lines) + "\n", subcommands


def write(names, command, version, folder):
    name, text, subcommands = page(names, command, version)
    (folder / f"{name}.1").write_text(text)
    for subcommand in subcommands:
        write([*names, subcommand["commandName"]], subcommand, version, folder)


program, version, folder = sys.argv[1:]
dump = subprocess.run(
    [program, "--experimental-dump-help"], check=True, capture_output=True, text=True
).stdout
Path(folder).mkdir(parents=True, exist_ok=True)
command = json.loads(dump)["command"]
write([command["commandName"]], command, version, Path(folder))
