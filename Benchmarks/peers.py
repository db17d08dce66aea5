"""Sets the words of a contract by Engross, Typst and WeasyPrint, and compares time and memory.

    peers.py ENGROSS TERMS.yaml OUTPUT-FOLDER

The words are those of the contract as Engross has set it; each gets them as paragraphs in the same
face, size and measure. Every figure is the median of processes run in turn, in the same minutes.
Engross writes tagged PDF/A-3a with form fields and breaks paragraphs as a whole; WeasyPrint's lines
are greedy, and neither of the peers' files has fields or is archival.
"""

import html
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

engross, terms, output = sys.argv[1:4]
FACE, SIZE, LEADING = "Linux Libertine O", 11, 14


def words():
    """The paragraphs of the contract, without heads and feet of pages."""
    pdf = folder / "words.pdf"
    subprocess.run([engross, "render", terms, "--final", "-o", pdf], check=True, stderr=subprocess.DEVNULL)
    text = subprocess.run(["pdftotext", "-nopgbrk", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return [" ".join(part.split()) for part in text.split("\n\n") if len(part.split()) > 3]


def typst(paragraphs):
    quoted = ("#par[#\"" + p.replace("\\", "\\\\").replace('"', '\\"') + "\"]" for p in paragraphs)
    return (
        f'#set page(paper: "a4", margin: 70pt)\n#set text(font: "{FACE}", size: {SIZE}pt, lang: "en")\n'
        f'#set par(justify: true)\n#sys.inputs.at("client", default: "")\n' + "\n".join(quoted)
    )


def weasyprint(paragraphs):
    style = (
        f"@page {{ size: A4; margin: 70pt }} body {{ font: {SIZE}pt/{LEADING}pt '{FACE}'; "
        "text-align: justify; hyphens: auto }"
    )
    body = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
    return f'<html lang="en"><style>{style}</style><body>{body}</body></html>'


def template(paragraphs):
    """A template of Engross with nothing in it but the paragraphs."""
    place = folder / f"template-{len(paragraphs)}"
    place.mkdir(exist_ok=True)
    (place / "template.yaml").write_text("title: Words\nclauses: [words.md]\n")
    plain = (p.translate({ord(c): "\\" + c for c in "\\`*_{}[]<>()#+-.!|~^&"}) for p in paragraphs)
    (place / "words.md").write_text("```title\nWords\n```\n\n" + "\n\n".join(plain) + "\n")
    return place


def measure(command, runs):
    """The median of seconds, and the peak of memory in MB, of whole processes."""
    times, peak = [], 0
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
        times.append(time.perf_counter() - start)
        if status:
            raise SystemExit(f"{command[0]} failed: {process.stderr.read().decode()}")
        peak = max(peak, usage.ru_maxrss // 1024)
    return statistics.median(times), peak


def commands(paragraphs, name):
    """How each is asked for one PDF of the paragraphs."""
    source, page = folder / f"{name}.typ", folder / f"{name}.html"
    source.write_text(typst(paragraphs))
    page.write_text(weasyprint(paragraphs))
    python = [sys.executable, "-c"]
    return {
        "Engross": [engross, "render", terms, "--template", template(paragraphs), "-o", folder / "e.pdf"],
        "Typst": python + [f"import typst; typst.compile({str(source)!r}, output={str(folder / 't.pdf')!r})"],
        "WeasyPrint": python
        + [f"import weasyprint; weasyprint.HTML({str(page)!r}).write_pdf({str(folder / 'w.pdf')!r})"],
    }


WARM = """
import sys, time
kind, source, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
def once(client):
    if kind == "Typst":
        import typst
        once.compiler = getattr(once, "compiler", None) or typst.Compiler(source)
        return once.compiler.compile(format="pdf", sys_inputs={"client": client})
    import weasyprint
    return weasyprint.HTML(string=open(source).read().replace("<body>", "<body>" + client)).write_pdf()
once("first")
start = time.process_time()
for index in range(count): once(f"client {index}")
print(count / (time.process_time() - start))
"""


def warm(kind, source, count):
    """Documents a second of one processor, in one process that has done one before."""
    run = subprocess.run([sys.executable, "-c", WARM, kind, source, str(count)], check=True, capture_output=True, text=True)
    return float(run.stdout)


def batch(count):
    """Contracts a second of one processor, a client each, with checks, fields and the manifest."""
    clients = Path(terms).parent / "clients.csv"
    rows = clients.read_text().splitlines()
    times = []
    for rows_done in (1, count + 1):
        part = folder / f"clients-{rows_done}.csv"
        part.write_text("\n".join(rows[: rows_done + 1]) + "\n")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [engross, "batch", terms, "--clients", part, "--out", folder / f"out-{rows_done}", "--jobs", "1",
             "--progress", "none"], check=True, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return count / (times[1] - times[0])


def pages(pdf):
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))


def rows():
    text = words()
    yield "warm, contracts a second of one processor", {
        "Engross": (batch(80), None),
        "Typst": (warm("Typst", folder / "cold.typ", 10) if commands(text, "cold") else 0, None),
        "WeasyPrint": (warm("WeasyPrint", folder / "cold.html", 2), None),
    }, True
    once = {"Engross": [engross, "render", terms, "-o", folder / "e.pdf"]}
    once |= {name: command for name, command in commands(text, "once").items() if name != "Engross"}
    yield "one contract from a cold start, s", {n: measure(c, 5) for n, c in once.items()}, False
    probe = commands(text, "probe")["Engross"]
    subprocess.run(probe, check=True, stderr=subprocess.DEVNULL)
    share = pages(folder / "e.pdf")
    for count in (100, 1000):
        asked = commands(text * max(1, round(count / share)), str(count))
        if count > 100:
            del asked["WeasyPrint"]  # Takes minutes and gigabytes.
        found = {name: measure(command, 3 if count == 100 else 1) for name, command in asked.items()}
        yield f"{pages(folder / 'e.pdf')} pages from a cold start, s", found, False


def table(found):
    lines = ["| | Engross | Typst | WeasyPrint |", "|---|---|---|---|"]
    for title, figures, more_is_better in found:
        own = figures["Engross"][0]
        cells = []
        for name in ("Engross", "Typst", "WeasyPrint"):
            if name not in figures:
                cells.append("–")
                continue
            value, peak = figures[name]
            cell = f"{value:.2f}" if value < 10 else f"{value:.0f}"
            if peak:
                cell += f", {peak} MB"
            if name != "Engross":
                cell += f" (Engross {own / value if more_is_better else value / own:.1f}×)"
            cells.append(cell)
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


COLORS = {"Engross": "#1b3a5c", "Typst": "#239dad", "WeasyPrint": "#b5651d"}


def plot(found):
    """Bars for each row, as long as the part of the row's largest figure."""
    parts, y = [], 10
    for title, figures, _ in found:
        parts.append(f'<text x="10" y="{y + 12}" font-weight="bold">{html.escape(title)}</text>')
        y += 20
        most = max(value for value, _ in figures.values())
        for name, (value, _) in figures.items():
            width = 380 * value / most
            parts.append(f'<text x="10" y="{y + 11}">{name}</text>')
            parts.append(f'<rect x="90" y="{y}" width="{width:.1f}" height="14" fill="{COLORS[name]}"/>')
            parts.append(f'<text x="{95 + width:.1f}" y="{y + 11}">{value:.2f}</text>')
            y += 18
        y += 12
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="560" height="{y}" '
        f'font-family="sans-serif" font-size="12">' + "".join(parts) + "</svg>\n"
    )


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    found = list(rows())
    text = table(found)
    print(text, end="")
    Path(output, "peers.md").write_text(text)
    Path(output, "peers.svg").write_text(plot(found))
