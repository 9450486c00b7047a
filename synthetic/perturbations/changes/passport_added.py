"""A passport is named."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation

PASSPORTS = ("IN", "DE", "US", "NG", "JP")


@perturbation("passport_added", "same_places", "same_total", "entry_rule_told", "sums_follow")
def passport_added(given: Given) -> Change | Skip:
    """The form says which passport the traveller holds: only what there is to know changes."""
    if given.case.facts.passport is not None or given.case.form.get("passport"):
        return Skip("a passport is named already")
    city = given.case.facts.destination_id
    country = given.data.destination(city).country if city else None
    known = [code for code in PASSPORTS if country and code != country and given.data.visa(code, country)]
    if not known:
        return Skip("no entry rule is known there")
    return Change(form={"passport": given.rng.choice(known)})
