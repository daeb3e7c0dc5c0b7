#!/bin/sh
# Makes the namespace and what operators search by; what is there already stays. The server is named by
# TEMPORAL_ADDRESS, the namespace by TEMPORAL_NAMESPACE.
set -eu

# A server that has just come up, and a namespace that has just been made, are known everywhere only after a while.
patiently() {
  tries=1
  until "$@"; do
    [ "$tries" -lt 30 ] || exit 1
    tries=$((tries + 1))
    sleep 2
  done
}

namespace() {
  temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
    # A closed case's history is kept for 30 days; its record in PostgreSQL stays.
    temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 720h
}

search_attribute() {
  present=$(temporal operator search-attribute list) || return 1
  echo "$present" | grep -q "^ *$1 " || temporal operator search-attribute create --name "$1" --type "$2"
}

patiently temporal operator cluster health
patiently namespace
patiently search_attribute TongbanStage Keyword
patiently search_attribute TongbanItem Keyword
patiently search_attribute TongbanDepartment Keyword
patiently search_attribute TongbanDue Datetime
