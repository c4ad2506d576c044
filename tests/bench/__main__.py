"""`make bench`, or `python -m tests.bench SIZE...`: builds large banks beside bare Material, and the bill."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from knowledge_bank.engine.kept import CACHE

from tests.bench import drafting, finder, following, weight
from tests.bench.identifiers import report
from tests.bench.measure import Cost, FailedError, Output, best, run, weigh
from tests.bench.sites import ROOT, write_sites

SIZES = (300, 1_000, 5_000)
LARGE = 2_000
"""From this size on a run is long enough to be told from noise by itself."""
MOST_OF_BARE = 1.3
"""What our build may cost of bare Material's CPU time at 1,000 entries."""
MOST_GROWTH = 1.1
"""What an entry may cost at 5,000 entries of its CPU time at 1,000."""
HEAD = " entries  site   CPU s  ms/entry  wall s  peak MB   pages  output MB"


@dataclass(frozen=True)
class Result:
    """What the builds of one size cost, by site."""

    size: int
    cost: dict[str, Cost]
    output: dict[str, Output]
    check: Cost

    def per_entry(self, who: str) -> float:
        """CPU time in milliseconds."""
        return self.cost[who].cpu / self.size * 1_000


def measure(size: int, folder: Path) -> Result:
    """Build both sites of one size, in turns, so that a busy machine is unkind to both."""
    sites = write_sites(folder, size)
    costs: dict[str, list[Cost]] = {who: [] for who in sites}
    checks = []
    for turn in range(1 if size > LARGE else 3):
        for who in sorted(sites, reverse=turn % 2 == 1):
            rmtree(folder / who, ignore_errors=True)  # which MkDocs would do, and be charged for
            rmtree(folder / CACHE, ignore_errors=True)  # a first build is what is measured
            costs[who].append(run("mkdocs", "build", "-q", "-f", sites[who], "-d", folder / who))
        checks.append(run("kb", "check", folder / "bank"))
    return Result(
        size,
        {who: best(found) for who, found in costs.items()},
        {who: weigh(folder / who) for who in sites},
        best(checks),
    )


def rows(result: Result) -> Iterator[str]:
    """One line for each site, and one for what ours is of the other."""
    for who, cost in result.cost.items():
        output = result.output[who]
        yield (
            f"{result.size:8,}  {who:4}  {cost.cpu:6.2f}  {result.per_entry(who):8.2f}  {cost.wall:6.2f}"
            f"  {cost.peak:7.0f}  {output.pages:6,}  {output.megabytes:9.1f}"
        )
    ours, bare = result.cost["ours"], result.cost["bare"]
    made, plain = result.output["ours"], result.output["bare"]
    yield (
        f"         ratio {ours.cpu / bare.cpu:6.2f}  {'':8}  {ours.wall / bare.wall:6.2f}  {ours.peak / bare.peak:7.2f}"
        f"  {made.pages / plain.pages:6.2f}  {made.megabytes / plain.megabytes:9.2f}"
        f"   kb check {result.check.cpu:.2f} s"
    )


def verdicts(results: dict[int, Result]) -> Iterator[str]:
    """Whether the bounds hold, as far as their sizes were measured."""
    middle, large = results.get(1_000), results.get(5_000)
    if middle:
        ratio = middle.cost["ours"].cpu / middle.cost["bare"].cpu
        yield _verdict("CPU at 1,000 entries, of bare Material's", ratio, MOST_OF_BARE)
    if middle and large:
        growth = large.per_entry("ours") / middle.per_entry("ours")
        yield _verdict("CPU per entry at 5,000 entries, of that at 1,000", growth, MOST_GROWTH)


def _verdict(what: str, found: float, most: float) -> str:
    return f"{what}: {found:.2f}, at most {most} {'holds' if found <= most else 'IS BROKEN'}"


def main(sizes: list[int]) -> int:
    """Measure and print. Returns 1 when a build fails, whatever it costs."""
    results = {}
    try:
        check = best([run("kb", "check", ROOT / "content", most=1) for _ in range(3)])
        print(f"kb check of the shipped bank: {check.cpu:.2f} s CPU, {check.wall:.2f} s on the clock\n")
        print(*report(), "", HEAD, sep="\n")
        for size in sizes:
            with TemporaryDirectory(prefix="bench-") as folder:
                results[size] = measure(size, Path(folder))
                print(*rows(results[size]), *finder.report(size, Path(folder, "ours")), sep="\n", flush=True)
                print(following.report(Path(folder, "bank"), results[size].cost["ours"]), flush=True)
                print(drafting.report(size, Path(folder, "bank")), flush=True)
    except FailedError as error:
        print(error, file=sys.stderr)
        return 1
    print("", *verdicts(results), "", sep="\n")
    with TemporaryDirectory(prefix="weight-") as folder:
        print(weight.report(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
