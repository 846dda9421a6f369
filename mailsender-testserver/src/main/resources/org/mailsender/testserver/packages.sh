# To be sourced: how the tests' servers are installed, and how they say that they cannot be.

fail() {
    echo "$1"
    exit 1
}

# None of the services is to be started by its installation.
install_packages() {
    [ "$(id -u)" = 0 ] || fail "the packages $* are missing, and only root can install them"
    command -v apt-get >/dev/null || fail "the packages $* are missing, and this is no Debian"
    if [ ! -e /usr/sbin/policy-rc.d ]; then
        printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
        chmod +x /usr/sbin/policy-rc.d
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    apt-get update >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >"$WORK/apt.log" 2>&1 ||
        fail "the packages $* cannot be installed"
}
