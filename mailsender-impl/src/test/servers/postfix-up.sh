#!/usr/bin/env bash
# Starts, on loopback and in the folder $WORK alone: a Postfix that takes mails on $SUBMISSION_PORT, offers DSN, and
# relays to $RELAY_PORT, what it bounces included. Installs Debian's package when it is missing and that is possible. The
# last line printed before a failure says what is in the way.
set -eu

PATH=$PATH:/usr/sbin:/sbin
here=$(dirname "$0")
. "$here/../../../../mailsender-testserver/src/main/resources/org/mailsender/testserver/packages.sh"
. "$here/postfix.sh"

command -v postfix >/dev/null || install_packages postfix
write_postfix
cat >>"$WORK/postfix/main.cf" <<EOF
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
EOF
start_postfix
