#!/usr/bin/env bash
# Sees to it that there is a Chromium with its driver. The last line printed before a failure says what is in the way.
set -eu

packages="chromium chromium-driver"

command -v chromium >/dev/null && command -v chromedriver >/dev/null && exit 0
[ "$(id -u)" = 0 ] || { echo "the packages $packages are missing, and only root can install them"; exit 1; }
command -v apt-get >/dev/null || { echo "the packages $packages are missing, and this is no Debian"; exit 1; }
apt-get update >/dev/null 2>&1 || true
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1 ||
    { echo "the packages $packages cannot be installed"; exit 1; }
