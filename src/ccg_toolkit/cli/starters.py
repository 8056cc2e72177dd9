"""The text of the files that `init` and `add-domain` write: YAML that is pleasant to fill."""

from datetime import date

from ccg_toolkit.answers import placeholders
from ccg_toolkit.framework import Cover, Framework, stub
from ccg_toolkit.outputs.forms.questions import asked


def framework_that_extends(framework: Framework) -> str:
    """Give the ``framework.yaml`` of a folder that extends the built-in framework."""
    cover = framework.cover
    return f"""\
# The cover page of your framework. It extends the built-in one: what you do not write here stays as it is there.
# Your own domains go into domains/ and criteria/: `ccg-toolkit add-domain ID DIR` makes the two files.
extends: {cover.id}
id: ours
title: Our membership maturity
version: 1.0.0

# Take away the # in front of a line to change what it says.
# target: {cover.target}            # the level to aim at, where an answer and its domain name none
# capacity: {cover.capacity}          # points of effort in a quarter; one point is about a week of a lead's time
# off: [public]        # domains to leave out
# terms: {{organisation: federation, organisations: federations}}   # your own nouns
"""


def answers_to_fill(framework: Framework, *, on: date) -> str:
    """Give a file of answers with every criterion, its levels beside the place to answer.

    Args:
        framework: what is asked.
        on: the date to write as that of the assessment.

    Returns:
        YAML; nothing in it is answered yet, and everything optional is commented out.
    """
    cover = framework.cover
    top = cover.top
    lines = [
        "# Your answers. Write a level behind the colon of each criterion:",
        *(f"#   {number} = {level.name}" for number, level in enumerate(cover.scale)),
        "# or `unknown` where you do not know yet. Leave it blank to come back to it.",
        "# To say more, use the long form, as in this example:",
        "#   definition:",
        "#     level: 2",
        f"#     target: {top}                  # your own target; else {cover.target}",
        "#     importance: 5              # 1 to 5; else 3",
        "#     evidence:",
        f"#       - what: {placeholders.EVIDENCE}",
        "#         strength: document     # assertion, document, members or independent",
        "#     comment: >",
        f"#       {placeholders.COMMENT}",
        "# What does not apply: `level: not applicable`, and below it `because: ...`.",
        "",
        f"organisation: {placeholders.ORGANISATION}",
        f"assessed_on: {on.isoformat()}",
        f"# assessed_by: {placeholders.ASSESSED_BY}",
        "framework: .                     # this folder",
        "# targets: {contract: 4}         # targets for whole domains",
        "# plan:",
        "#   starts_on: 2027-04-01        # else the next quarter day",
        "#   quarters: 4",
        f"#   capacity: {cover.capacity}                  # points of effort a quarter",
        "#   owners:",
        f"#     Chair: {placeholders.CHAIR}",
        "",
        "answers:",
    ]
    for domain in framework.domains:
        lines += ["", f"  # {'=' * 8} {domain.title} {'=' * 8}", f"  {domain.id}:"]
        for criterion in domain.criteria:
            lines += ["", *asked(framework, criterion), f"    {criterion.id}:"]
    return "\n".join(lines) + "\n"


def starter_domain(name: str, order: int) -> str:
    """Give the file of a new domain in ``domains/``."""
    return f"""\
id: {name}
title: {stub.stub_title(name)}
order: {order}
# One or two sentences: what this domain is for and why it matters.
purpose: {stub.stub_purpose(name)}
weight: 1
# Questions that a facilitator can ask aloud on the day.
# prompts:
#   - When did this last go well, and how would $members know?
# Good practice ideas (peer reviewed) and examples (any other), with where they come from.
# practice:
#   - id: a-short-name
#     title: What to try
#     idea: What was done, what it needs, and where it may not fit.
#     provenance: organisation     # peer-reviewed, organisation, policy or professional-body
#     citation: Author, title, year
#     read: full                   # full, abstract or origin
"""


def starter_criteria(name: str, cover: Cover) -> str:
    """Give the file of a new domain's criteria in ``criteria/``, with the levels and sizes of its framework."""
    descriptors = "\n".join(
        f"      - {stub.stub_level(number, level.name)}" for number, level in enumerate(cover.scale)
    )
    sizes = list(cover.effort)
    return f"""\
domain: {name}
criteria:
  - id: first-criterion            # known elsewhere as {name}.first-criterion
    title: {stub.CRITERION}
    statement: {stub.STATEMENT}
    weight: 1
    origin: derived                # stated, where an origin document says it
    levels:                        # one sentence for each level, that anyone could observe
{descriptors}
    evidence:
      - {stub.EVIDENCE}
    # requires: [other-domain.criterion]   # what has to be in place first
    actions:
      - id: first-action
        title: {stub.ACTION}
        from: 0
        to: {cover.top}
        effort: {sizes[len(sizes) // 2]}  # one of: {", ".join(sizes)}
        months: 3                  # until its measure can be met; 3 is the end of the quarter that its work ends in
        owner: Chair
        success_measure: {stub.MEASURE}
        steps:
          - {stub.STEP}
"""
