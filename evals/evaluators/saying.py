"""Saying what was found."""

from collections.abc import Iterable

from evals.evaluators.registry import Said


def told(wrong: Iterable[str], right: str, *evidence: str, labels: tuple[str, str] = ("pass", "fail")) -> Said:
    """A fail with everything that is wrong, the first of it as the reason; else a pass, because of what is `right`.

    `labels` are the words for the two.
    """
    found = list(wrong)
    if not found:
        return Said("pass", right, labels[0], evidence)
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return Said("fail", found[0] + more, labels[1], (*evidence, *found))


def listed(names: Iterable[str]) -> str:
    """`'get_costs' (x1), 'get_visa_rule' (x2)`, in the order of the first of each."""
    all_of_them = list(names)
    return ", ".join(f"{name!r} (x{all_of_them.count(name)})" for name in dict.fromkeys(all_of_them))
