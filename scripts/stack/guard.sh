#!/bin/sh
# Outlives the launcher by a few seconds: when the launcher is gone (its end of this script's standard input
# closes, even by kill -9), the parts it named and did not strike off are stopped. Lines: "+ PID", "- PID".
trap '' INT TERM HUP
pids=''
while read -r sign pid; do
  case $sign in
    +) pids="$pids $pid" ;;
    -)
      rest=''
      for each in $pids; do [ "$each" = "$pid" ] || rest="$rest $each"; done
      pids=$rest
      ;;
  esac
done
any_alive() {
  for each in $pids; do kill -0 "$each" 2>/dev/null && return 0; done
  return 1
}
for each in $pids; do kill -INT "$each" 2>/dev/null; done
waited=0
while any_alive && [ $waited -lt 25 ]; do
  sleep 0.2
  waited=$((waited + 1))
done
for each in $pids; do kill -KILL "$each" 2>/dev/null; done
exit 0
