#!/usr/bin/env bash
# postgres.sh start FOLDER PORT: starts PostgreSQL on loopback, with an empty cluster in FOLDER.
# postgres.sh restart FOLDER PORT: restarts the same server after a crash.
# postgres.sh stop FOLDER: stops the server and deletes FOLDER.
# If the server cannot be started, the reason is printed to standard output.
set -uo pipefail
action=$1
folder=$2
binaries=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1)
if [ -z "$binaries" ]; then
    echo "it is not installed"
    exit 3
fi

# The server cannot run as root.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

run() {
    as_owner "$binaries/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/server.log" \
        -o "-c listen_addresses=127.0.0.1 -c port=$1 -c unix_socket_directories='$folder' -c fsync=off" start >> "$folder.log" 2>&1
}

case $action in
start)
    if [ "$(id -u)" -eq 0 ]; then
        id postgres > /dev/null 2>&1 || { echo "the user postgres does not exist"; exit 3; }
        chown postgres "$folder"
    fi
    as_owner "$binaries/initdb" -D "$folder/data" -U convert -A trust --no-sync > "$folder.log" 2>&1 &&
        run "$3" ||
        { tail -n 3 "$folder.log"; exit 3; }
    ;;
restart)
    run "$3" || { tail -n 3 "$folder.log"; exit 3; }
    ;;
stop)
    as_owner "$binaries/pg_ctl" -D "$folder/data" -w -m immediate stop > /dev/null 2>&1
    rm -rf "$folder" "$folder.log"
    ;;
esac
