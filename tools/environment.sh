#!/bin/sh
# Make the folder named in $1 a Python environment, with a Python that is new enough for the site.
#
# PYTHON names the Python to use; otherwise it is `python3`, or the newest python3.X where that is too old.
# Debian and Ubuntu keep the part of Python that makes environments in a package of its own, so a Python
# may be there without it: then the package is installed, or one sentence says which.
set -eu

folder=$1
oldest=3.11

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_new_enough() {
    command -v "$1" >/dev/null &&
        "$1" -c "import sys; sys.exit(sys.version_info < tuple(map(int, '$oldest'.split('.'))))" 2>/dev/null
}

can_make_environments() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

# Names on the path are not enough: version managers leave names there that do not run.
first_new_enough() {
    for name in "$@"; do
        if is_new_enough "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    return 1
}

if [ -n "${PYTHON:-}" ]; then
    python=$(first_new_enough "$PYTHON") || stop "PYTHON is '$PYTHON', but that is not a Python $oldest or newer."
else
    python=$(first_new_enough python3 python3.16 python3.15 python3.14 python3.13 python3.12 python3.11) ||
        stop "This needs Python $oldest or newer and finds none: install one, then run make again."
fi

if ! can_make_environments "$python"; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    sh "$(dirname "$0")/apt.sh" "$package" && can_make_environments "$python" ||
        stop "$python cannot make environments here: install the package $package, then run make again."
fi

printf 'Making the environment %s with %s.\n' "$folder" "$("$python" --version)"
"$python" -m venv --clear "$folder"
