#!/bin/sh
# Run once by the image of PostgreSQL, when the volume is new: the role that works in the tables and owns none.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$APP_PASSWORD" <<'SQL'
CREATE ROLE newsroom_app LOGIN PASSWORD :'password';
ALTER ROLE newsroom_app SET log_min_messages = 'log';
REVOKE ALL ON DATABASE newsroom FROM PUBLIC;
GRANT CONNECT ON DATABASE newsroom TO newsroom_app;
SQL
