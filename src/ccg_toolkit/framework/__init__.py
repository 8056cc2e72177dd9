"""Frameworks: domains, success criteria, actions and lenses, read from a folder, joined and checked."""

from ccg_toolkit.framework.cover_models import Cover, Lens, Terms
from ccg_toolkit.framework.edition import Edition, edition_of
from ccg_toolkit.framework.fitted_day import FittedDay, HeldSession, fit, numbers_for
from ccg_toolkit.framework.framework import Criterion, Domain, Framework
from ccg_toolkit.framework.load import LoadedFramework, load_framework
from ccg_toolkit.framework.models import Action, CriteriaFile, DomainFile
from ccg_toolkit.framework.reading_age import reading_age
from ccg_toolkit.framework.renamed import read_by_earlier_name
from ccg_toolkit.framework.texts import Glossary, GroundRules, Guide, Texts
from ccg_toolkit.framework.timetable import Clock, People, Quantity, Sheet, Subject, Timetable
from ccg_toolkit.framework.where import BUILT_IN_ID, VARIABLE, built_in_folder

__all__ = [
    "BUILT_IN_ID",
    "VARIABLE",
    "Action",
    "Clock",
    "Cover",
    "CriteriaFile",
    "Criterion",
    "Domain",
    "DomainFile",
    "Edition",
    "FittedDay",
    "Framework",
    "Glossary",
    "GroundRules",
    "Guide",
    "HeldSession",
    "Lens",
    "LoadedFramework",
    "People",
    "Quantity",
    "Sheet",
    "Subject",
    "Terms",
    "Texts",
    "Timetable",
    "built_in_folder",
    "edition_of",
    "fit",
    "load_framework",
    "numbers_for",
    "read_by_earlier_name",
    "reading_age",
]
