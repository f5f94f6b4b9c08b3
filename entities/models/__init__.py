"""The world that the coverage speaks of: people, organisations, places, and what happened to them."""

from .entity import Alias, Entity, FoldName
from .event import Event

__all__ = ["Alias", "Entity", "Event", "FoldName"]
