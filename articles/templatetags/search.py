"""What was found, marked."""

from django import template

from articles import search

register = template.Library()
register.filter("marked", search.marked)
