"""Fail when a figure is below its floor, and name the figure.

python -m evaluation.gate --sample      as CI does
python -m evaluation.gate               on the whole gold data
"""

import sys

from evaluation.figures import Bound, Numbers, keep, read_bounds
from evaluation.run import choose_gold, evaluate, parse_arguments, report


def find_broken(bounds: list[Bound], numbers: Numbers) -> list[str]:
    """A line for each bound that does not hold, of the sets that were measured."""
    lines = []
    for bound in bounds:
        if bound.set in numbers:
            value = numbers[bound.set].get(bound.figure)
            if not bound.holds(value):
                shown = "nothing measured" if value is None else f"{value:g}"
                lines.append(f"{bound.set} {bound.figure}: {shown}, must be {bound}")
    return lines


def main() -> int:
    """Measure, print the table, and end with 1 when a floor is broken."""
    wanted = parse_arguments("Fail when a figure is below its floor.")
    gold, names = choose_gold(wanted.gold, wanted.sets)
    evaluation = evaluate(gold, names, wanted.sample, wanted.workers)
    report(evaluation, wanted.all)
    if wanted.keep:
        keep(evaluation.part, evaluation.numbers)
    bounds = read_bounds(evaluation.part)
    broken = find_broken(bounds, evaluation.numbers)
    for line in broken:
        print(f"gate: {line}", file=sys.stderr)
    held = sum(bound.set in evaluation.numbers for bound in bounds) - len(broken)
    print(f"gate {'FAILED' if broken else 'passed'}: {held} floors held, {len(broken)} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
