"""The decision as JUnit XML: a test case for each line, so that CI shows which demand is not held.

A line that is missed is a failure; one that cannot be told, and a problem of the whole experiment, is an error; an
ignored one is skipped. Source: the schema that Jenkins' xUnit plug-in reads (junit-10.xsd).
"""

from xml.etree import ElementTree as xml

from evals.gate.decision import Finding, GateDecision, Line
from evals.gate.words import clean, headline

ELEMENTS = {Finding.MISSED: "failure", Finding.CANNOT_TELL: "error", Finding.IGNORED: "skipped"}


def junit(decision: GateDecision) -> bytes:
    """The whole file."""
    counts: dict[str, int] = {
        "tests": len(decision.lines) + len(decision.problems),
        "failures": len(decision.of(Finding.MISSED)),
        "errors": len(decision.of(Finding.CANNOT_TELL)) + len(decision.problems),
        "skipped": len(decision.of(Finding.IGNORED)),
    }
    counted = {name: str(count) for name, count in counts.items()}
    root = xml.Element("testsuites", name="triplab gate", tests=counted["tests"],
                       failures=counted["failures"], errors=counted["errors"])  # fmt: skip
    suite = xml.SubElement(root, "testsuite", {"name": clean(f"gate {decision.experiment}"), **counted})
    for number, problem in enumerate(decision.problems, start=1):
        case = xml.SubElement(suite, "testcase", classname="gate", name=f"problem {number}")
        xml.SubElement(case, "error", type="cannot tell", message=clean(problem)).text = clean(problem)
    for line in decision.lines:
        _case(suite, line)
    xml.SubElement(suite, "system-out").text = clean(headline(decision))
    xml.indent(root)
    return xml.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _case(suite: xml.Element, line: Line) -> None:
    case = xml.SubElement(suite, "testcase", classname="gate", name=clean(line.title))
    match line.finding:
        case Finding.HELD:
            xml.SubElement(case, "system-out").text = clean(f"{line.reason}\n{line.why}")
        case Finding.IGNORED:
            xml.SubElement(case, "skipped", message=clean(f"{line.reason}: {line.why}"))
        case Finding.MISSED | Finding.CANNOT_TELL:
            found = xml.SubElement(case, ELEMENTS[line.finding], type=line.finding, message=clean(line.reason))
            found.text = clean(f"{line.reason}\n{line.why}")
