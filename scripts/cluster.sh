#!/usr/bin/env bash
# Two nodes on PostgreSQL and NATS behind Caddy, as docker-compose.yml has them, without containers.
# Stops everything when it ends. What it keeps is in one folder.
#
#   scripts/cluster.sh [serve | demo --at POINT]
#   JURY_CLUSTER_DIR=data/cluster   JURY_CLUSTER_PORT=8080   JURY_SITE=http://localhost:8080
#
# Prints, for whoever drives it: `node N PID ADDRESS`, then `ready ORIGIN`.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p "${JURY_CLUSTER_DIR:=data/cluster}"
dir=$(cd "$JURY_CLUSTER_DIR" && pwd)
port=${JURY_CLUSTER_PORT:-8080}
origin=${JURY_SITE:-http://localhost:$port}
[ $# -gt 0 ] || set -- serve
program=$(scripts/program.sh)
secrets=$dir/secrets
WAIT_SECONDS=60
scripts/secrets.sh "$secrets" "127.0.0.1:$((port + 3))" "127.0.0.1:$((port + 4))"

postgres_bin=$(find /usr/lib/postgresql -maxdepth 3 -name postgres -path '*/bin/*' 2>/dev/null | sort -V | tail -1 | xargs -r dirname)
[ -n "$postgres_bin" ] || postgres_bin=$(dirname "$(command -v postgres)")
nats=$(command -v nats-server || echo /usr/sbin/nats-server)

# PostgreSQL refuses to run as root.
as_itself=()
[ "$(id -u)" != 0 ] || as_itself=(setpriv --reuid=postgres --regid=postgres --clear-groups)

# Each service's process, and the signal that ends it.
declare -A pids signals
stop() {
  trap - EXIT INT TERM
  # Nodes before what they need: they tell their pages, and finish what they have begun.
  end caddy node1 node2
  end nats postgres
}
trap stop EXIT
trap 'exit 0' INT TERM

# end NAME…   ends these services, all at once, and waits for them
end() {
  local name
  for name; do kill -"${signals[$name]-TERM}" "${pids[$name]-}" 2>/dev/null || true; done
  for name; do wait "${pids[$name]-}" 2>/dev/null || true; done
}

# start NAME SIGNAL COMMAND…   in the background, with a log; SIGNAL ends it
start() {
  local name=$1 signal=$2
  shift 2
  # In a group of its own: ctrl-c comes here, and the order of stopping is kept.
  setsid "$@" >>"$dir/$name.log" 2>&1 </dev/null &
  pids[$name]=$! signals[$name]=$signal
}

# until_it NAME COMMAND…   waits until the command succeeds: the service answers
until_it() {
  local name=$1 begun=$SECONDS
  shift
  until "$@" >/dev/null 2>&1; do
    if [ $((SECONDS - begun)) -gt $WAIT_SECONDS ] || ! kill -0 "${pids[$name]}" 2>/dev/null; then
      echo "$name does not start; see $dir/$name.log" >&2
      exit 1
    fi
    sleep 0.1
  done
}

answers() { curl --silent --fail --max-time 2 "$1"; }

database() {
  local data=$dir/postgres
  if [ ! -s "$data/PG_VERSION" ]; then
    install -d -m 700 "$data"
    install -m 600 "$secrets/database_password" "$dir/first_password"
    if [ "$(id -u)" = 0 ]; then chown postgres "$data" "$dir/first_password"; chmod 711 "$dir"; fi
    "${as_itself[@]}" "$postgres_bin/initdb" -D "$data" --username=jury --auth=scram-sha-256 \
      --pwfile="$dir/first_password" --encoding=UTF8 --locale=C >"$dir/initdb.log"
    rm "$dir/first_password"
  fi
  # The same settings as in docker-compose.yml.
  start postgres INT "${as_itself[@]}" "$postgres_bin/postgres" -D "$data" -c port=$((port + 3)) \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c fsync=on \
    -c synchronous_commit=on -c full_page_writes=on -c track_commit_timestamp=off -c log_statement=none \
    -c log_min_duration_statement=-1 -c log_parameter_max_length_on_error=0
  until_it postgres asks_database 'SELECT 1'
  asks_database "SELECT datname FROM pg_database" | grep -qx jury || asks_database 'CREATE DATABASE jury'
  asks_database "SELECT datname FROM pg_database" | grep -qx keys || asks_database 'CREATE DATABASE keys'
}

asks_database() {
  PGPASSWORD=$(cat "$secrets/database_password") "$postgres_bin/psql" --no-psqlrc --host=127.0.0.1 \
    --port=$((port + 3)) --username=jury --quiet --tuples-only --no-align --command="$1" postgres
}

broker() {
  start nats TERM "$nats" --config "$secrets/nats.conf"
  until_it nats bash -c "exec 3<>/dev/tcp/127.0.0.1/$((port + 4))"
}

# node N COMMAND…
node() {
  local n=$1 address=127.0.0.1:$((port + $1))
  shift
  JURY_LISTEN=$address JURY_PUBLIC_URL=$origin JURY_DATA_DIR=$dir/node$n JURY_TRUSTED_PROXIES=127.0.0.1 \
    JURY_FILES_URL=${JURY_FILES_URL:-file://$dir/files} \
    JURY_DATABASE_URL_FILE=$secrets/database_url JURY_KEYS_URL_FILE=$secrets/keys_url \
    JURY_BROKER_URL_FILE=$secrets/broker_url start "node$n" TERM "$program" "$@"
  until_it "node$n" answers "http://$address/readyz"
  echo "node $n ${pids[node$n]} http://$address"
}

proxy() {
  JURY_SITE=$origin JURY_NODES="127.0.0.1:$((port + 1)) 127.0.0.1:$((port + 2))" XDG_DATA_HOME=$dir/caddy \
    start caddy TERM caddy run --adapter caddyfile --config Caddyfile
  until_it caddy answers "$origin/readyz"
}

database
broker
# One after the other: the first brings the database up to date, and plays the demonstration.
node 1 "$@"
node 2 "$@"
proxy
echo "ready $origin"
grep -h 'Make the first account' "$dir/node1.log" | tail -1 || true
[ "$1" != demo ] || echo "Everybody's links: $origin/demo"

# A node that ends is started again, as containers are.
while wait -n -p ended; status=$?; [ -n "${ended:-}" ]; do
  for n in 1 2; do
    if [ "${pids[node$n]}" = "$ended" ]; then
      node $n "$@"
      continue 2
    fi
  done
  echo "a service ended with $status; see $dir" >&2
  exit 1
done
