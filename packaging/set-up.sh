#!/bin/sh
# Make .venv ready to run the program or to develop it: packaging/set-up.sh run|dev
#
# The first call installs; a later one sees by the checksum it left that nothing changed. A .venv
# that was left half-made, moved or made by a Python that is gone is mended or made anew.
set -eu
cd "$(dirname "$0")/.."
kind=$1
venv=.venv

checksum() {
    { cat "packaging/requirements/$1.txt" pyproject.toml packaging/set-up.sh; pwd; } | cksum
}

is_ready() {
    [ -f "$venv/set-up-$1" ] && [ "$(cat "$venv/set-up-$1")" = "$(checksum "$1")" ] && is_sound
}

# Programs in .venv name its place, so one that was moved or copied is not sound.
is_sound() {
    [ -x "$venv/bin/python" ] && grep -qF "$(pwd -P)/$venv" "$venv/bin/activate" 2>/dev/null &&
        "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    echo "Journal Desktop needs Python 3.11, 3.12, 3.13 or 3.14, and none was found." >&2
    echo "Install one (on Debian and Ubuntu: sudo apt-get install python3 python3-venv) or name it: make run PYTHON=/path/to/python3" >&2
    exit 1
}

make_venv() {
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        sh packaging/system-libraries.sh "python$version-venv" || exit 1
    fi
    echo "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
}

install() {
    PIP_DISABLE_PIP_VERSION_CHECK=1
    PIP_NO_INPUT=1
    PIP_USER=0
    export PIP_DISABLE_PIP_VERSION_CHECK PIP_NO_INPUT PIP_USER
    echo "Installing what packaging/requirements/$kind.txt names"
    "$venv/bin/python" -m pip install --quiet --require-hashes --only-binary :all: \
        -r "packaging/requirements/$kind.txt"
    "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --no-index -e .
}

libraries() {
    [ -f "$venv/system-libraries" ] && [ "$(cat "$venv/system-libraries")" = "$(cksum <packaging/debian-packages.txt)" ]
}

taken=resources/csl/taken

styles() {
    cat packaging/requirements/csl.txt packaging/csl/*.* resources/csl/styles.toml | cksum
}

if ! is_ready "$kind"; then
    is_sound && "$venv/bin/python" -m pip --version >/dev/null 2>&1 || make_venv
    rm -f "$venv/set-up-run" "$venv/set-up-dev"
    install
    checksum run >"$venv/set-up-run"
    [ "$kind" = run ] || checksum dev >"$venv/set-up-dev"
fi
if ! libraries; then
    if sh packaging/system-libraries.sh packaging/debian-packages.txt; then
        cksum <packaging/debian-packages.txt >"$venv/system-libraries"
    else
        echo "Going on without them; the window may not open until they are there." >&2
    fi
fi
if ! [ -f "$taken/set-up" ] || [ "$(cat "$taken/set-up")" != "$(styles)" ]; then
    if "$venv/bin/python" packaging/csl; then styles >"$taken/set-up"; fi
fi
