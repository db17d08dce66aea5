#!/usr/bin/env python3
"""Makes random lists of boxes, glue, penalties and discretionaries, has TeX break them into lines,
and prints the lists with TeX's answers.

    ask-tex.py SEED COUNT > answers.txt

needs only Debian's texlive-binaries: TeX runs without a format. Each paragraph is set in a \\vbox
and read back from \\showbox: a line's breaks follow from the nodes that it holds.
"""

import os
import random
import re
import subprocess
import sys
import tempfile

# \vrule depths tell the texts of a discretionary from the boxes of the list.
BEFORE, AFTER, UNBROKEN = 1, 2, 3
ORDERS = ["", "fil", "fill", "filll"]


def em(rng, low, high):
    return int(rng.uniform(low, high) * 65536)


def make_discretionary(rng):
    def part(chance):
        return em(rng, 1, 12) if rng.random() < chance else 0

    if rng.random() < 0.5:
        return ("disc", em(rng, 2, 5), 0, 0)
    return ("disc", part(0.6), part(0.3), part(0.3))


def make_text(rng):
    """Words as in running text, some with hyphens."""
    items = []
    stretch, shrink = rng.choice([(1.6, 1.1), (2.5, 1), (1.3, 0.7), (3.3, 0)])
    for word in range(rng.randint(3, 90)):
        if word:
            if rng.random() < 0.04:
                items.append(("penalty", rng.choice([10000, 50, 200, -50, -300, 0, 1000])))
            kind = rng.random()
            if kind < 0.9:
                items.append(("glue", em(rng, 3.3, 3.4), int(stretch * 65536), int(shrink * 65536), 0))
            elif kind < 0.94:
                items.append(make_discretionary(rng))
            elif kind < 0.95:
                items += [("penalty", 10000), ("glue", 0, 65536, 0, 1), ("penalty", -10000)]
            else:
                items.append(("glue", em(rng, 3, 6), em(rng, 1, 9), em(rng, 0, 2), 0))
        for syllable in range(rng.choice([1, 1, 1, 2, 2, 3])):
            if syllable:
                items.append(make_discretionary(rng))
            items.append(("box", em(rng, 4, 22)))
    return items


def make_chaos(rng):
    """Anything in any order."""
    items = []
    for _ in range(rng.randint(2, 70)):
        kind = rng.random()
        if kind < 0.45:
            items.append(("box", em(rng, -3 if rng.random() < 0.1 else 0, 40)))
        elif kind < 0.75:
            order = rng.choice([0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3]) if rng.random() < 0.3 else 0
            stretch = rng.randint(-1, 3) * 65536 if order else em(rng, 0, 8)
            shrink = em(rng, 0, 4) if rng.random() < 0.8 else 0
            items.append(("glue", em(rng, -1, 8), stretch, shrink, order))
        elif kind < 0.88:
            items.append(("penalty", rng.choice([10000, -10000]) if rng.random() < 0.2
                          else rng.randint(-1500, 3000)))
        else:
            items.append(make_discretionary(rng))
    return items


def tidy(items):
    """Leaves out what TeX's answer could not be read from."""
    result = []
    penalties = set()
    for item in items:
        if item[0] == "box":
            penalties = set()
        if item[0] == "penalty":
            if item[1] in penalties:
                continue
            penalties.add(item[1])
        if item[0] == "glue" and result and result[-1] == ("disc", 0, 0, 0):
            continue
        result.append(item)
    while result and result[-1][0] in ("glue", "penalty"):
        result.pop()
    return result or [("box", 65536)]


def make_list(rng):
    wild = rng.random() < 0.35
    items = tidy(make_chaos(rng) if wild else make_text(rng))
    measure = em(rng, 60, 250)
    widths = [measure]
    if rng.random() < 0.35:
        widths = [em(rng, 60, 250) for _ in range(rng.randint(1, 8))]
    last = rng.choice([("glue", 0, 65536, 0, 1)] * 4 + [
        ("glue", 0, int(widths[-1] * 0.8), 0, 0), ("glue", 0, 0, 0, 0)])
    some = rng.random
    settings = {
        "pretolerance": rng.choice([-1, -1, 50, 100, 200]),
        "tolerance": rng.choice([50, 200, 200, 400, 800, 2000, 5000, 9999, 10000, 12000]),
        "linepenalty": rng.choice([10, 10, 10, 0, 50, 200, -20]),
        "hyphenpenalty": rng.choice([50, 50, 0, 200, 1000, 10000, -30]),
        "exhyphenpenalty": rng.choice([50, 50, 0, 300, 10000]),
        "doublehyphendemerits": rng.choice([10000, 10000, 0, 200000]),
        "finalhyphendemerits": rng.choice([5000, 5000, 0, 100000]),
        "adjdemerits": rng.choice([10000, 10000, 0, 500000, -2000]),
        "emergencystretch": em(rng, 1, 40) if some() < 0.3 else 0,
        "rightskip": em(rng, 5, 60) if some() < 0.15 else 0,
        "looseness": rng.choice([1, -1, 2, -2]) if some() < 0.25 else 0,
    }
    return settings, widths, items + [("penalty", 10000), last, ("penalty", -10000)]


def tex_item(item):
    def rule(width, depth=0):
        return f"\\vrule height0sp depth{depth}sp width{width}sp\\relax"

    def text(width, mark):
        return "{" + (rule(width, mark) if width else "") + "}"

    kind = item[0]
    if kind == "box":
        return rule(item[1])
    if kind == "penalty":
        return f"\\penalty{item[1]}\\relax"
    if kind == "disc":
        return ("\\discretionary" + text(item[1], BEFORE) + text(item[2], AFTER)
                + text(item[3], UNBROKEN))
    return "\\hskip" + tex_glue(item)


def tex_glue(item):
    _, width, stretch, shrink, order = item
    plus = f"{stretch // 65536}{ORDERS[order]}" if order else f"{stretch}sp"
    return f"{width}sp plus{plus} minus{shrink}sp\\relax"


def tex_paragraph(number, settings, widths, items):
    lines = [f"\\message{{LIST {number}}}%", "\\setbox0\\vbox{%"]
    for name, value in settings.items():
        unit = "sp" if name == "emergencystretch" else ""
        if name == "rightskip":
            lines.append(f"\\rightskip0sp plus{value}sp\\relax%")
        else:
            lines.append(f"\\{name}{value}{unit}\\relax%")
    lines.append("\\parfillskip" + tex_glue(items[-2]) + "%")
    if len(widths) == 1:
        lines.append(f"\\hsize{widths[0]}sp\\relax%")
    else:
        shape = "".join(f" 0sp {width}sp" for width in widths)
        lines.append(f"\\parshape{len(widths)}{shape}\\relax%")
    lines.append("\\noindent%")
    lines += [tex_item(item) + "%" for item in items[:-3]]
    lines += ["\\par}%", "\\showbox0\\relax%"]
    return "\n".join(lines)


PREAMBLE = r"""\catcode`\{=1 \catcode`\}=2 \batchmode
\showboxbreadth=100000 \showboxdepth=5 \hbadness=10000 \vbadness=10000 \hfuzz=16383pt
\vfuzz=16383pt \overfullrule=0pt
"""


def run_tex(lists):
    with tempfile.TemporaryDirectory() as folder:
        source = PREAMBLE + "\n".join(
            tex_paragraph(number, *entry) for number, entry in enumerate(lists)) + "\n\\end\n"
        with open(os.path.join(folder, "lists.tex"), "w") as file:
            file.write(source)
        environment = dict(os.environ, TEXINPUTS=".:", max_print_line="1000")
        subprocess.run(["tex", "-ini", "lists.tex"], cwd=folder, env=environment, timeout=60,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, "lists.log"), errors="replace") as file:
            log = file.read()
    answers = {}
    for part in log.split("LIST ")[1:]:
        answers[int(part.split()[0])] = [
            line for line in part.splitlines() if line.startswith(".")]
    return answers


def read_breaks(items, dump):
    """The item at which each line ends."""
    lines = []
    for row in dump:
        depth = len(row) - len(row.lstrip(".|"))
        node = row[depth:]
        if depth == 1 and node.startswith("\\hbox"):
            lines.append([])
        elif depth == 2:
            rule = re.match(r"\\rule\(0\.0\+([\d.]+)\)", node)
            if rule and rule[1] != "0.0":
                continue
            if node.startswith(("\\glue(\\rightskip)", "\\glue(\\parfillskip)")):
                continue
            lines[-1].append([node, False])
        elif depth == 3:
            lines[-1][-1][1] = True
    breaks = []
    for nodes in lines[:-1]:
        start = breaks[-1] + 1 if breaks else 0
        solid = start
        vanishes = breaks and not (items[breaks[-1]][0] == "disc" and items[breaks[-1]][2])
        while vanishes and items[solid][0] in ("glue", "penalty"):
            solid += 1
        if not nodes:
            # A discretionary and the glue behind it are two breaks.
            breaks.append(start)
            continue
        first = nodes[0][0]
        if vanishes and first.startswith("\\penalty"):
            # The line ends before anything that could not vanish.
            value = int(first.split()[1])
            breaks.append(
                next(i for i in range(start, solid) if items[i] == ("penalty", value)))
            continue
        last, has_texts = nodes[-1]
        stays = last.startswith("\\penalty") or last == "\\discretionary" and not has_texts
        breaks.append(solid + len(nodes) - (1 if stays else 0))
    return breaks + [len(items) - 1]


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    lists = [make_list(rng) for _ in range(count)]
    answers = run_tex(lists)
    for number, (settings, widths, items) in enumerate(lists):
        if number not in answers:
            continue
        breaks = read_breaks(items, answers[number])
        print("list " + " ".join(f"{k}={v}" for k, v in settings.items())
              + " widths=" + ",".join(map(str, widths)))
        print("items " + "; ".join(" ".join(map(str, item)) for item in items))
        print("breaks " + " ".join(map(str, breaks)))


main()
