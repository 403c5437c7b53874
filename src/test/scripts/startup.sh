#!/bin/sh
# Measures how long a first and a second start of the packaged application take, and how much memory it then holds.
# Usage: src/test/scripts/startup.sh <java> target/careflow-<version>.jar
set -eu
java=$1
jar=$2
home=$(mktemp -d)
log=$home.log
trap 'rm -rf "$home" "$log"' EXIT
for start in first second; do
    "$java" -XX:TieredStopAtLevel=1 -Xmx512m -jar "$jar" --careflow.home="$home" --server.port=0 >"$log" 2>&1 &
    careflow=$!
    until grep -q 'Ready after' "$log"; do
        kill -0 "$careflow" || { cat "$log"; exit 1; }
        sleep 0.2
    done
    database=$(head -1 "$home/postgres/postmaster.pid")
    memory=0
    for process in $careflow $database $(ps -o pid= --ppid "$database"); do
        memory=$((memory + $(awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup")))
    done
    echo "$start start: $(grep -o 'Ready after [0-9.]* s' "$log"), $((memory / 1024)) MB resident with the database"
    kill "$careflow"
    wait "$careflow" || true
done
