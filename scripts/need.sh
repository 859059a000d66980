#!/bin/sh
# Installs, with the system's package manager, what is missing for: build | test | cluster. Says what it does.
set -eu
purpose=${1:-build}

say() { echo "need: $*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

missing=""
want() { missing="$missing $1"; }

have cc || want gcc
have make || want make
have perl || want perl
{ [ -e /usr/include/stdio.h ] || [ -e /usr/include/x86_64-linux-musl/stdio.h ]; } || want libc6-dev

if [ "$purpose" = test ]; then
  have chromium || want chromium
  [ -e /usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf ] || want fonts-noto-core
  have faketime || want faketime
  have git || want git
  have strace || want strace
fi
if [ "$purpose" = test ] || [ "$purpose" = cluster ]; then
  have caddy || want caddy
  have curl || want curl
  { have postgres || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; } || want postgresql
  { have nats-server || [ -x /usr/sbin/nats-server ]; } || want nats-server
fi

if [ -n "$missing" ]; then
  if ! have apt-get; then
    say "please install these, or what your system calls them:$missing"
    exit 1
  fi
  become=""
  if [ "$(id -u)" != 0 ]; then
    have sudo || { say "please install as root: apt-get install$missing"; exit 1; }
    become=sudo
  fi
  say "installing what is missing:$missing"
  # Debian's PostgreSQL would start a server of its own: the tests start theirs, in a temporary folder.
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    $become mkdir -p /etc/postgresql-common
    echo "create_main_cluster = false" | $become tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  # Nor does any other package start a service: the tests and the cluster start their own.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' | $become tee /usr/sbin/policy-rc.d >/dev/null
    $become chmod +x /usr/sbin/policy-rc.d
    trap '$become rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  $become apt-get update -qq
  # shellcheck disable=SC2086 # a list of package names
  $become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

if ! have cargo; then
  say "Rust is missing (1.95 or newer): https://www.rust-lang.org/tools/install"
  exit 1
fi
if ! have node || ! have npm; then
  say "Node.js is missing (20.19 or newer, with npm): https://nodejs.org"
  exit 1
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  say "Node.js $(node -v) is too old: 20.19 or newer is needed"
  exit 1
fi
