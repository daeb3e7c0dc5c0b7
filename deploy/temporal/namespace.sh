#!/bin/sh
# Makes the namespace and what operators search by; what is there already stays. The server is named by
# TEMPORAL_ADDRESS, the namespace by TEMPORAL_NAMESPACE.
set -eu
tries=0
until temporal operator cluster health; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || exit 1
  sleep 2
done
# A closed case's history is kept for 30 days; its record in PostgreSQL stays.
temporal operator namespace describe >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 720h
present=$(temporal operator search-attribute list)
make() {
  echo "$present" | grep -q "^ *$1 " || temporal operator search-attribute create --name "$1" --type "$2"
}
make TongbanStage Keyword
make TongbanItem Keyword
make TongbanDepartment Keyword
make TongbanDue Datetime
