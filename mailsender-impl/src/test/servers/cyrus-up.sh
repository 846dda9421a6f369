#!/usr/bin/env bash
# Starts, on loopback and in the folder $WORK alone: a Postfix that leaves authentication to Cyrus SASL, demands STARTTLS
# and the user svc, offers SCRAM and PLAIN on $SUBMISSION_PORT, and relays to $RELAY_PORT. Installs Debian's packages when
# they are missing and that is possible. The last line printed before a failure says what is in the way.
set -eu

PATH=$PATH:/usr/sbin:/sbin
here=$(dirname "$0")
. "$here/../../../../mailsender-testserver/src/main/resources/org/mailsender/testserver/packages.sh"
. "$here/postfix.sh"

for program in postfix saslpasswd2 openssl; do
    command -v $program >/dev/null || { install_packages postfix sasl2-bin libsasl2-modules openssl; break; }
done
ls /usr/lib/*/sasl2/libscram.so >/dev/null 2>&1 || install_packages libsasl2-modules
postconf -a | grep -q '^cyrus$' || fail "this Postfix was built without Cyrus SASL"
write_postfix

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=localhost" -addext "subjectAltName=DNS:localhost" \
    -keyout "$WORK/server.key" -out "$WORK/ca.crt" 2>/dev/null

# Debian's Postfix looks for it beside main.cf, whatever cyrus_sasl_config_path says; others go by that.
mkdir "$WORK/postfix/sasl"
cat >"$WORK/postfix/sasl/smtpd.conf" <<EOF
pwcheck_method: auxprop
auxprop_plugin: sasldb
sasldb_path: $WORK/sasldb
mech_list: SCRAM-SHA-256 PLAIN
EOF
echo s3cret | saslpasswd2 -p -c -f "$WORK/sasldb" -u example.com svc || fail "saslpasswd2 makes no user"
chown postfix "$WORK/sasldb"

cat >>"$WORK/postfix/main.cf" <<EOF
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = $WORK/ca.crt
smtpd_tls_key_file = $WORK/server.key
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = cyrus
cyrus_sasl_config_path = $WORK/postfix/sasl
smtpd_sasl_local_domain = example.com
EOF
start_postfix
