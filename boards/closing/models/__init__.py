"""Facts of a task and finish group: by when it finishes, and what it leaves behind."""

from boards.closing.models.report import Carried, ClosingReport, Stage, Term
from boards.closing.models.resource import ForWhom, Resource

__all__ = ["Carried", "ClosingReport", "ForWhom", "Resource", "Stage", "Term"]
