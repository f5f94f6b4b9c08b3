"""The private server's database and its two roles: the owner, who is there from the start, and the application's."""

import psycopg

from newsroom.postgres.folder import APPLICATION, DATABASE, Folder
from newsroom.postgres.unavailable import PostgresUnavailable


def is_prepared(folder: Folder) -> bool:
    """Whether the application can connect, which prepare() makes possible last."""
    address = folder.conninfo | {"user": APPLICATION, "dbname": DATABASE}
    try:
        psycopg.connect(**address, connect_timeout=30).close()
    except psycopg.OperationalError:
        return False
    return True


def prepare(folder: Folder) -> None:
    """Make the database and the application's role where they are missing; the caller holds the lock.

    So is a server converted that an earlier version of the product made. What the role may do in the tables is said
    after each migration (newsroom/privileges.py).
    """
    try:
        with psycopg.connect(**folder.conninfo, connect_timeout=30, autocommit=True) as connection:
            if not _knows(connection, "pg_database", "datname", DATABASE):
                connection.execute(f"CREATE DATABASE {DATABASE}")
            if not _knows(connection, "pg_roles", "rolname", APPLICATION):
                with connection.transaction():
                    _make_application(connection)
    except psycopg.Error as error:
        reason = str(error).strip().splitlines()[-1]
        raise PostgresUnavailable(f"The database in {folder.data} runs but cannot be used: {reason}") from error


def _knows(connection: psycopg.Connection, catalogue: str, column: str, name: str) -> bool:
    return bool(connection.execute(f"SELECT 1 FROM {catalogue} WHERE {column} = %s", [name]).fetchone())


def _make_application(connection: psycopg.Connection) -> None:
    connection.execute(f"CREATE ROLE {APPLICATION} LOGIN")
    # A message itself may repeat a value ("invalid input syntax for …"); whoever sent it gets it, the log does not.
    connection.execute(f"ALTER ROLE {APPLICATION} SET log_min_messages = 'log'")
    connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
    connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APPLICATION}")
