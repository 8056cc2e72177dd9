"""A browser's print made into a document that everybody can read: PDF/UA-1 (ISO 14289-1)."""

from ccg_toolkit.outputs.pdf.repair.document import repaired
from ccg_toolkit.outputs.pdf.repair.prints import places_of, undrawn_texts
from ccg_toolkit.outputs.pdf.repair.properties import Properties

__all__ = ["Properties", "places_of", "repaired", "undrawn_texts"]
