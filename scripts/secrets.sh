#!/bin/sh
# Makes the secrets of an installation with PostgreSQL and NATS, each in a file of its own. What is there stays.
#
#   scripts/secrets.sh [FOLDER [DATABASE_HOST:PORT [BROKER_HOST:PORT]]]
set -eu
folder=${1:-secrets}
database=${2:-database:5432}
broker=${3:-broker:4222}

mkdir -p "$folder"
# Only the folder's owner gets in; the files are for whoever a container runs as.
chmod 700 "$folder"

# make FILE   keeps standard input, unless the file is there
make() {
  [ -s "$folder/$1" ] || cat >"$folder/$1"
  chmod 644 "$folder/$1"
}
random() { head -c 24 /dev/urandom | base64 | tr -d '/+=\n'; }

random | make database_password
printf 'postgres://jury:%s@%s/jury' "$(cat "$folder/database_password")" "$database" | make database_url
printf 'postgres://jury:%s@%s/keys' "$(cat "$folder/database_password")" "$database" | make keys_url
random | make broker_password
printf 'nats://jury:%s@%s' "$(cat "$folder/broker_password")" "$broker" | make broker_url
printf 'listen: %s\nauthorization { user: jury, password: "%s" }\n' \
  "$(echo "$broker" | sed 's/^[^0-9][^:]*:/0.0.0.0:/')" "$(cat "$folder/broker_password")" | make nats.conf
