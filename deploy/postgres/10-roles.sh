#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: a role and databases each for Tongban and Temporal.
set -eu
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set=tongban="$TONGBAN_DB_PASSWORD" --set=temporal="$TEMPORAL_DB_PASSWORD" <<'SQL'
create role tongban login password :'tongban';
create database tongban owner tongban;
revoke connect, temporary on database tongban from public;

create role temporal login password :'temporal';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect, temporary on database temporal, temporal_visibility from public;
SQL
