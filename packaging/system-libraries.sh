#!/bin/sh
# Install the Debian packages that are missing: packaging/system-libraries.sh [LIST | PACKAGE]…
#
# Each LIST is a file of needs, one a line ("a | b" is one need under two names); any other word
# is one package. Exit 1 when something is still missing, after saying which command installs it.
# Where there is no dpkg the system is not Debian's kind, and nothing is done.
set -eu
command -v dpkg-query >/dev/null 2>&1 || exit 0
command -v apt-get >/dev/null 2>&1 || exit 0

needs() {
    for each in "$@"; do
        if [ -f "$each" ]; then sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$each"; else echo "$each"; fi
    done
}

installed=" $(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' | sed -n 's/^ii *//p' | tr '\n' ' ')"

is_installed() {
    case "$installed" in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

missing() {
    for need in $(needs "$@"); do
        names=$(echo "$need" | tr '|' ' ')
        found=
        for name in $names; do
            if is_installed "$name"; then found=yes; fi
        done
        [ -n "$found" ] || echo "$need"
    done
}

# The first of a need's names that apt can install, else the last one.
choose() {
    for name in $(echo "$1" | tr '|' ' '); do
        if [ -n "$(apt-cache policy "$name" 2>/dev/null | grep 'Candidate: [^(]')" ]; then break; fi
    done
    echo "$name"
}

chosen() {
    for need in "$@"; do choose "$need"; done | tr '\n' ' '
}

wanted=$(missing "$@")
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Some system libraries are missing. To install them, run this once:" >&2
    echo "    sudo apt-get install --no-install-recommends $(chosen $wanted)" >&2
    exit 1
fi

install() {
    packages=$(chosen $wanted)
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 \
        --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 $packages
}

echo "Installing system libraries: $(chosen $wanted)"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! install >"$log" 2>&1; then
    $as_root apt-get update --quiet=2 -o DPkg::Lock::Timeout=300 >"$log" 2>&1 || true
    if ! install >>"$log" 2>&1; then
        tail -n 15 "$log" >&2
        echo "The system libraries could not be installed. To try by hand:" >&2
        echo "    sudo apt-get update && sudo apt-get install --no-install-recommends $(chosen $wanted)" >&2
        exit 1
    fi
fi
