#!/bin/sh
# Install the named packages of Debian or Ubuntu, if that can be done without asking anybody anything:
# as root, or with a sudo that wants no password. Otherwise fail quietly; the caller says what is missing.
set -eu

command -v apt-get >/dev/null || exit 1
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
else
    exit 1
fi

get() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

printf 'Installing with apt-get: %s.\n' "$*"
get update || printf 'apt-get update failed; going on with the package lists that are here.\n'
get install --yes --no-install-recommends "$@"
