#!/usr/bin/env python3
"""Measures our historian beside a plain SQLite table, PostgreSQL, Prometheus and rrdtool on the same data and prints one table.

usage: peers.py HISTORIAN_BENCH FOLDER [--seconds N] [--row-seconds N]

The peers come from Debian (postgresql, prometheus, rrdtool); one that is absent is named and left out.
"""
import argparse
import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

TAGS = 200


def folder_bytes(folder):
    return sum(f.stat().st_size for f in pathlib.Path(folder).rglob("*") if f.is_file())


def run(words, **more):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **more)


def ours(bench, folder, csv, options):
    """Runs our own bench, which also writes the day for the others."""
    words = [bench, folder / "ours", "--csv", csv, "--commit-every", 1, "--seconds", options.seconds, "--row-seconds", options.row_seconds]
    out = run(words).stdout
    sys.stdout.write(out)
    figures = {}
    for line in out.splitlines():
        found = re.match(r"(.+?)\s{2,}([0-9.]+)(?: |$)", line)
        if found:
            figures.setdefault(found.group(1).strip(), float(found.group(2)))
    return [
        ("Gaffer, after a clean stop", figures.get("size: all files"),
         figures.get("history: ingest with seal, FULL"), figures.get("query: whole span x 8 points to 2000 bins, p50")),
        ("SQLite rows WITHOUT ROWID", figures.get("rows: size"), figures.get("rows: ingest, FULL, commit per 200 samples"),
         figures.get("rows: whole span x 8 points to 2000 bins, p50")),
    ]


def postgres(folder, csv, samples):
    binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    if not binaries:
        return None
    programs = pathlib.Path(binaries[-1])
    data = folder / "postgres"
    socket = folder / "socket"
    socket.mkdir()
    # The server refuses to run as root.
    as_user = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        shutil.chown(socket, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    run([*as_user, programs / "initdb", "-D", data, "--auth=trust", "--username=bench"])
    server = [*as_user, programs / "pg_ctl", "-D", data, "-w"]
    subprocess.run([*map(str, server), "-l", str(folder / "postgres.log"), "-o", f"-c listen_addresses= -k {socket}", "start"],
                   check=True, stdout=subprocess.DEVNULL)
    psql = ["psql", "-h", socket, "-U", "bench", "-d", "postgres", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
    try:
        began = time.monotonic()
        run([*psql, "-c", "CREATE TABLE sample (t bigint, tag int, value float8, quality int)", "-c",
             f"\\copy sample FROM '{csv}' CSV", "-c", "CREATE UNIQUE INDEX ON sample (tag, t)", "-c", "VACUUM ANALYZE sample"])
        wall = time.monotonic() - began
        size = float(run([*psql, "-c", "SELECT pg_total_relation_size('sample')"]).stdout)
        reduce = ("SELECT count(*) FROM (SELECT tag, t / 43200 AS bin, min(value), max(value) FROM sample "
                  "WHERE tag = ANY(ARRAY[0,9,18,27,36,45,54,63]) GROUP BY 1, 2) AS bins")
        times = []
        for _ in range(5):
            began = time.monotonic()
            run([*psql, "-c", reduce])
            times.append((time.monotonic() - began) * 1000)
        return ("PostgreSQL, btree (tag, t)", size / samples, samples / wall, sorted(times)[2])
    finally:
        subprocess.run([*map(str, server), "-m", "fast", "stop"], check=False, stdout=subprocess.DEVNULL)


def prometheus(folder, csv, samples):
    if not shutil.which("promtool"):
        return None
    text = folder / "day.om"
    series = [[] for _ in range(TAGS)]
    with open(csv, encoding="ascii") as lines:
        for line in lines:
            t, tag, value, _ = line.rstrip("\n").split(",")
            series[int(tag)].append((int(t), value))
    with open(text, "w", encoding="ascii") as out:
        out.write("# TYPE sample gauge\n")
        for tag, points in enumerate(series):
            for t, value in points:
                out.write(f'sample{{tag="{tag}"}} {value or "NaN"} {t / 1000:.3f}\n')
        out.write("# EOF\n")
    series.clear()
    began = time.monotonic()
    run(["promtool", "tsdb", "create-blocks-from", "openmetrics", text, folder / "prometheus"])
    wall = time.monotonic() - began
    text.unlink()
    return ("Prometheus blocks (promtool)", folder_bytes(folder / "prometheus") / samples, samples / wall, None)


def rrd(folder, csv, samples, seconds):
    if not shutil.which("rrdtool"):
        return None
    file = folder / "day.rrd"
    rows = {}
    with open(csv, encoding="ascii") as lines:
        for line in lines:
            t, _, value, _ = line.rstrip("\n").split(",")
            rows.setdefault(int(t) // 1000, []).append(value or "U")
    first = min(rows)
    sources = [f"DS:p{tag}:GAUGE:10:U:U" for tag in range(TAGS)]
    run(["rrdtool", "create", file, "--start", first - 1, "--step", 1, *sources, f"RRA:LAST:0.5:1:{seconds}"])
    commands = "".join(f"update {file} {t}:{':'.join(values)}\n" for t, values in sorted(rows.items()))
    began = time.monotonic()
    run(["rrdtool", "-"], input=commands)
    wall = time.monotonic() - began
    return ("rrdtool, one file", file.stat().st_size / samples, samples / wall, None)


def table(rows):
    print(f"\n{'store':32} {'bytes/sample':>14} {'samples/s':>14} {'8 tags to 2000 px, ms':>24}")
    for name, size, speed, query in rows:
        cells = [f"{size:.3f}" if size else "-", f"{speed:,.0f}" if speed else "-", f"{query:.1f}" if query else "-"]
        print(f"{name:32} {cells[0]:>14} {cells[1]:>14} {cells[2]:>24}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=86_400)
    parser.add_argument("--row-seconds", type=int, default=120)
    options = parser.parse_args()
    folder = options.folder.resolve()
    if folder.exists():
        sys.exit(f"{folder} is there already")
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    csv = folder / "day.csv"
    samples = options.seconds * TAGS
    rows = ours(options.bench.resolve(), folder, csv, options)
    for name, measure in (("postgresql", lambda: postgres(folder, csv, samples)),
                          ("prometheus", lambda: prometheus(folder, csv, samples)),
                          ("rrdtool", lambda: rrd(folder, csv, samples, options.seconds))):
        try:
            row = measure()
        except subprocess.CalledProcessError as failed:
            print(f"{name}: could not be measured: {failed.stderr or failed}")
            continue
        if row is None:
            print(f"{name}: not installed, left out (apt-get install {name})")
        else:
            rows.append(row)
    table(rows)


if __name__ == "__main__":
    main()
