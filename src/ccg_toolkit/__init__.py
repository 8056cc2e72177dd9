"""Self-assessment for membership organisations in health care.

The public Python API is `ccg_toolkit.toolkit`; importing this package alone loads nothing.
"""

__version__ = "0.1.0"
