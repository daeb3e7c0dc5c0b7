#!/bin/sh
# Brings Temporal's two databases to the schema of this version; what is done already is passed over.
# Host, user and password come from the environment (SQL_*). 10-roles.sh has made the databases.
set -eu
schemas=${TEMPORAL_SCHEMAS:-/etc/temporal/schema}/postgresql/v12
set_up() {
  temporal-sql-tool --db "$1" setup-schema -v 0.0
  temporal-sql-tool --db "$1" update-schema -d "$schemas/$2/versioned"
}
set_up temporal temporal
set_up temporal_visibility visibility
