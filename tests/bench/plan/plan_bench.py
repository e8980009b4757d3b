#!/usr/bin/env python3
"""Prints the planner's tables: cost as a share of the foreman's rule, gaps to the best known of public benchmarks, and what replanning
costs. usage: plan_bench.py glass|public|replan [--gafferctl PROGRAM] [--plan FOLDER] [--seeds 1,2,3,4,5] [--limit N]
FOLDER holds generate.py, disrupt.py, baseline.csv and public/ (beside the project: ../shared/plan). Seconds are CPU seconds."""
import argparse, csv, json, math, pathlib, re, subprocess, sys, tempfile

# size, seconds, tightnesses and the share of the foreman's cost that must be reached
GLASS = [("small", 2, {"loose": 0.68, "normal": 0.43, "tight": 0.28}), ("medium", 10, {"loose": 0.85, "normal": 0.70, "tight": 0.50}),
         ("large", 60, {"normal": 0.85})]
# problem, folder, seconds, part of the file names
PUBLIC = [("twt", "twt", 1, "wt40"), ("twt", "twt", 1, "wt50"), ("twt", "twt", 2, "wt100"), ("wtsds", "wtsds", 10, ""),
          ("upms", "upms_setup", 2, "exact"), ("upms", "upms_setup", 10, "smallest"), ("rcmax", "r_cmax", 5, "")]


def ask(arguments):
    """The last line of a verb's standard output as JSON, and its standard error."""
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1]), done.stderr


def made(options, folder, size, seed, tightness):
    path = folder / f"{size}-{seed}-{tightness}.json"
    if not path.exists():
        subprocess.run([sys.executable, str(options.plan / "generate.py"), size, str(seed), tightness, "-o", str(path)], check=True)
    return path


def glass(options, folder):
    rows = csv.DictReader(open(options.plan / "baseline.csv"))
    foreman = {(r["size"], int(r["seed"]), r["tightness"]): float(r["total"]) for r in rows}
    print("size    tightness  seconds  first plan s  share of the foreman's rule  asked")
    for size, seconds, asked in GLASS:
        for tightness, goal in asked.items():
            shares, first = [], 0.0
            for seed in options.seeds:
                if (size, seed, tightness) not in foreman:
                    continue
                path = made(options, folder, size, seed, tightness)
                cost, told = ask([options.gafferctl, "plan", path, "--seconds", seconds, "--out", folder / "plan.json"])
                shares.append(cost["total"] / foreman[size, seed, tightness])
                first = max(first, float(re.search(r"first plan after (\S+) s", told).group(1)))
            if shares:
                mean = math.exp(sum(map(math.log, shares)) / len(shares))
                print(f"{size:7} {tightness:10} {seconds:7}  {first:12.3f}  {mean:27.3f}  {goal:5.2f}", flush=True)


def public(options, _):
    print("problem  part       seconds  instances  at best known  mean gap %  worst gap %")
    for problem, name, seconds, part in PUBLIC:
        rows = [r for r in csv.DictReader(open(options.plan / "public" / name / "best_known.csv")) if part in ",".join(r.values())]
        gaps, hits = [0.0], 0
        for row in rows[: options.limit]:
            best = int(next(v for k, v in row.items() if k.startswith("best")))
            path = options.plan / "public" / name / (row["instance"] + ".txt")
            found, _ = ask([options.gafferctl, "solve", problem, path, "--seconds", seconds])
            hits += found["objective"] <= best
            if best > 0:
                gaps.append(100 * (found["objective"] - best) / best)
        count = len(rows[: options.limit])
        mean = sum(gaps) / max(1, len(gaps) - 1)
        print(f"{problem:8} {part:10} {seconds:7}  {count:9}  {hits:13}  {mean:10.3f}  {max(gaps):11.3f}", flush=True)


def replan(options, folder):
    print("size    disruptions  repaired s median  p99  worse than right-shift  runs moved without need %")
    for size, seconds in (("small", 2), ("medium", 60)):
        path, plan = made(options, folder, size, 1, "normal"), folder / f"{size}.json"
        ask([options.gafferctl, "plan", path, "--seconds", seconds, "--out", plan])
        times, worse, moved = [], 0, []
        for seed in range(options.limit):
            event = folder / "event.json"
            subprocess.run([sys.executable, str(options.plan / "disrupt.py"), str(path), str(plan), str(seed), "-o", str(event)], check=True)
            cost, told = ask([options.gafferctl, "replan", path, plan, event, "--seconds", 0.1, "--out", folder / "next.json"])
            shifted = json.loads(re.search(r"right-shift: (\{.*\})", told).group(1))
            times.append(float(re.search(r"repaired after (\S+) s", told).group(1)))
            moved.append(float(re.search(r"without need: (\S+)", told).group(1)))
            worse += cost["total"] > shifted["total"] + 1e-3
        times.sort()
        print(f"{size:7} {len(times):11}  {times[len(times) // 2]:17.3f}  {times[int(len(times) * 0.99)]:.3f}  {worse:22}  "
              f"{100 * sum(moved) / len(moved):.2f}", flush=True)


def main():
    here = pathlib.Path(__file__).resolve().parents[3]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", choices=["glass", "public", "replan"])
    parser.add_argument("--gafferctl", default=here / "build" / "bin" / "gafferctl", type=pathlib.Path)
    parser.add_argument("--plan", default=here.parent / "shared" / "plan", type=pathlib.Path)
    parser.add_argument("--seeds", default="1,2,3,4,5", type=lambda text: [int(s) for s in text.split(",")])
    parser.add_argument("--limit", default=1000, type=int, help="instances or disruptions of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        {"glass": glass, "public": public, "replan": replan}[options.table](options, pathlib.Path(folder))


if __name__ == "__main__":
    main()
