"""The text of the files that `init` and `add-domain` write: YAML that is pleasant to fill."""

import json
import re
from datetime import date

from ccg_toolkit.answers import placeholders
from ccg_toolkit.framework import Cover, Domain, Framework, stub
from ccg_toolkit.outputs.forms.questions import question, scale_explained

SCHEMA = "answers.schema.json"
"""The file beside answers that tells an editor what may stand in them."""


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


def answers_to_fill(framework: Framework, *, on: date, named: str = ".") -> str:
    """Give a file of answers with every criterion, its levels beside the place to answer.

    Args:
        framework: what is asked.
        on: the date to write as that of the assessment.
        named: how the answers name their framework: the way to its folder from theirs, or its id.

    Returns:
        YAML; nothing in it is answered yet, and everything optional is commented out.
    """
    cover = framework.cover
    top = cover.top
    lines = [
        f"# yaml-language-server: $schema={SCHEMA}",
        "# Your answers. Write a level behind the colon of each criterion:",
        *scale_explained(framework),
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
        f"framework: {named}{'                     # this folder' if named == '.' else ''}",
        f"# targets: {{{next(iter(framework.domain_by_id), 'contract')}: {top}}}         # targets for whole domains",
        "# plan:",
        "#   starts_on: 2027-04-01        # else the next quarter day",
        "#   quarters: 4",
        f"#   capacity: {cover.capacity}                  # points of effort a quarter",
        "#   owners:",
        *(f"#     {_key(owner)}: {placeholders.PERSON}" for owner in framework.owners or ["Chair"]),
        "",
        "answers:",
    ]
    for domain in framework.domains:
        lines += ["", *(f"  {line}" if line else "" for line in domain_to_answer(framework, domain))]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    """Write a name so that YAML takes it for one."""
    return name if re.fullmatch(r"[^\W\d_][\w ,/()'\u2019-]*", name) else json.dumps(name, ensure_ascii=False)


def domain_to_answer(framework: Framework, domain: Domain) -> list[str]:
    """Give the lines for a domain below ``answers:``, each criterion with its levels beside the place to answer."""
    lines = [f"# {'=' * 8} {domain.title} {'=' * 8}", f"{domain.id}:"]
    for criterion in domain.criteria:
        lines += ["", *(f"  {line}" for line in question(framework, criterion)), f"  {criterion.id}:"]
    return lines


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
    descriptors = "\n".join(f"      - {stub.stub_level(number, cover.level(number).name)}" for number in cover.numbers)
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
        from: {cover.bottom}
        to: {cover.top}
        effort: {sizes[len(sizes) // 2]}  # one of: {", ".join(sizes)}
        months: 3                  # until its measure can be met; 3 is the end of the quarter that its work ends in
        owner: Chair
        success_measure: {stub.MEASURE}
        steps:
          - {stub.STEP}
"""
