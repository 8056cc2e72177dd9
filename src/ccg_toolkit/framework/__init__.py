"""Frameworks: domains, success criteria, actions and lenses, read from a folder, joined and checked."""

from ccg_toolkit.framework.cover_models import Cover, Lens, Terms
from ccg_toolkit.framework.framework import Criterion, Domain, Framework
from ccg_toolkit.framework.load import LoadedFramework, load_framework
from ccg_toolkit.framework.models import Action, CriteriaFile, DomainFile
from ccg_toolkit.framework.reading_age import reading_age
from ccg_toolkit.framework.terms import filled
from ccg_toolkit.framework.texts import (
    Glossary,
    GroundRules,
    Guide,
    Instead,
    Slot,
    Subject,
    Texts,
    Timetable,
)
from ccg_toolkit.framework.where import BUILT_IN_ID, VARIABLE, built_in_folder

__all__ = [
    "BUILT_IN_ID",
    "VARIABLE",
    "Action",
    "Cover",
    "CriteriaFile",
    "Criterion",
    "Domain",
    "DomainFile",
    "Framework",
    "Glossary",
    "GroundRules",
    "Guide",
    "Instead",
    "Lens",
    "LoadedFramework",
    "Slot",
    "Subject",
    "Terms",
    "Texts",
    "Timetable",
    "built_in_folder",
    "filled",
    "load_framework",
    "reading_age",
]
