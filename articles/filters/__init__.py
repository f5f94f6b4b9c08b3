"""What lists and the matrix can be narrowed by; a module for each noun. The view supplies the queryset."""

from .claim import ClaimFilter, entities_of
from .story import StoryFilter

__all__ = ["ClaimFilter", "StoryFilter", "entities_of"]
