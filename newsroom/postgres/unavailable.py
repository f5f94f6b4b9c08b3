"""The one error of this package."""

from psycopg import OperationalError


class PostgresUnavailable(OperationalError):
    """The private server cannot be had; the text is one sentence that says why and what to do.

    An OperationalError, so that Django and psycopg's pool treat it like any other database that is not there.
    """
