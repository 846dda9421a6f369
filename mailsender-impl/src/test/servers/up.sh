#!/usr/bin/env bash
# Starts, on loopback and in the folder $WORK alone: a Kerberos realm with one user, and a Dovecot submission server that
# demands STARTTLS, takes EXTERNAL, SCRAM, PLAIN, LOGIN, NTLM and GSSAPI, and relays to $RELAY_PORT. Installs Debian's packages when they
# are missing and that is possible. The last line printed before a failure says what is in the way.
set -eu

packages="dovecot-core dovecot-submissiond dovecot-gssapi krb5-kdc krb5-admin-server krb5-user winbind gss-ntlmssp openssl"
realm=EXAMPLE.TEST
PATH=$PATH:/usr/sbin:/sbin

. "$(dirname "$0")/../../../../mailsender-testserver/src/main/resources/org/mailsender/testserver/packages.sh"

for program in dovecot krb5kdc kadmin.local kinit ntlm_auth openssl; do
    command -v $program >/dev/null || { install_packages $packages; break; }
done
[ -e /usr/lib/dovecot/submission-login ] && [ -e /usr/lib/dovecot/modules/auth/libmech_gssapi.so ] &&
    ls /usr/lib/*/gssntlmssp/gssntlmssp.so >/dev/null 2>&1 || install_packages $packages
dovecot --version | grep -q '^2\.3\.' || fail "these tests know the configuration of Dovecot 2.3, here is $(dovecot --version)"
[ "$(id -u)" = 0 ] || fail "Dovecot's processes change their user here, which only root may"

chmod 755 "$WORK"

# An authority, a certificate for localhost, and one with its key for the user svc.
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=Servers for tests" \
    -keyout "$WORK/ca.key" -out "$WORK/ca.crt" 2>/dev/null
openssl req -newkey rsa:2048 -nodes -subj "/CN=localhost" -keyout "$WORK/server.key" -out "$WORK/server.csr" 2>/dev/null
openssl x509 -req -in "$WORK/server.csr" -CA "$WORK/ca.crt" -CAkey "$WORK/ca.key" -CAcreateserial -days 2 \
    -extfile <(echo "subjectAltName=DNS:localhost,IP:127.0.0.1") -out "$WORK/server.crt" 2>/dev/null
openssl req -newkey rsa:2048 -nodes -subj "/CN=svc" -keyout "$WORK/client.key" -out "$WORK/client.csr" 2>/dev/null
openssl x509 -req -in "$WORK/client.csr" -CA "$WORK/ca.crt" -CAkey "$WORK/ca.key" -CAcreateserial -days 2 \
    -out "$WORK/client.crt" 2>/dev/null
cat "$WORK/client.key" "$WORK/client.crt" >"$WORK/client.pem"

# A realm with the user svc and the server's principal. Without qualify_shortname localhost would get a domain.
cat >"$WORK/krb5.conf" <<EOF
[libdefaults]
  default_realm = $realm
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  rdns = false
  qualify_shortname = ""
  udp_preference_limit = 1
[realms]
  $realm = {
    kdc = 127.0.0.1:$KDC_PORT
  }
[domain_realm]
  localhost = $realm
EOF
cat >"$WORK/kdc.conf" <<EOF
[kdcdefaults]
  kdc_listen = 127.0.0.1:$KDC_PORT
  kdc_tcp_listen = 127.0.0.1:$KDC_PORT
[realms]
  $realm = {
    database_name = $WORK/principal
    key_stash_file = $WORK/stash
    acl_file = $WORK/acl
  }
[logging]
  kdc = FILE:$WORK/kdc.log
EOF
export KRB5_CONFIG=$WORK/krb5.conf KRB5_KDC_PROFILE=$WORK/kdc.conf
kdb5_util create -s -r $realm -P master >/dev/null 2>&1
kadmin.local -q "addprinc -pw secret svc" >/dev/null 2>&1
kadmin.local -q "addprinc -randkey smtp/localhost" >/dev/null 2>&1
kadmin.local -q "ktadd -k $WORK/server.keytab smtp/localhost" >/dev/null 2>&1
krb5kdc -r $realm -P "$WORK/kdc.pid" >"$WORK/kdc.out" 2>&1
echo secret | kinit -c "$TICKET_CACHE" svc >/dev/null
chown dovecot "$WORK/server.keytab"

# Dovecot 2.3 leaves NTLM to Samba's helper, which verifies this one account by itself, without any domain.
cat >"$WORK/smb.conf" <<EOF
[global]
  workgroup = EXAMPLE
  netbios name = MAILHOST
  server role = standalone
  ntlm auth = ntlmv2-only
  private dir = $WORK/samba
  state directory = $WORK/samba
  cache directory = $WORK/samba
  lock directory = $WORK/samba
  pid directory = $WORK/samba
EOF
mkdir -p "$WORK/samba" "$WORK/run" "$WORK/state" "$WORK/mail"
chmod 777 "$WORK/samba" "$WORK/mail"
cat >"$WORK/ntlm_auth" <<EOF
#!/bin/sh
exec ntlm_auth --configfile=$WORK/smb.conf --domain=EXAMPLE --username=svc --password=s3cret "\$@" 2>/dev/null
EOF
chmod 755 "$WORK/ntlm_auth"
echo 'svc:{PLAIN}s3cret::::::' >"$WORK/users"
# What a logon leaves where there is no winbind.
(umask 077 && echo 'EXAMPLE:svc:s3cret' >"$NTLM_USER_FILE")

cat >"$WORK/dovecot.conf" <<EOF
base_dir = $WORK/run
state_dir = $WORK/state
log_path = $WORK/dovecot.log
auth_verbose = yes
protocols = submission
listen = 127.0.0.1
hostname = localhost
ssl = required
ssl_cert = <$WORK/server.crt
ssl_key = <$WORK/server.key
ssl_ca = <$WORK/ca.crt
ssl_verify_client_cert = yes
ssl_require_crl = no
ssl_cert_username_field = commonName
auth_ssl_username_from_cert = yes
disable_plaintext_auth = yes
auth_mechanisms = external scram-sha-256 plain login ntlm gssapi
auth_username_format = %Ln
auth_use_winbind = yes
auth_winbind_helper_path = $WORK/ntlm_auth
auth_gssapi_hostname = "\$ALL"
auth_krb5_keytab = $WORK/server.keytab
auth_failure_delay = 0
import_environment = TZ KRB5_CONFIG
passdb {
  driver = static
  args = nopassword=y
  mechanisms = external
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%Ln $WORK/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=$WORK/mail/%Ln
}
first_valid_uid = 1
mail_location = maildir:~/Maildir
submission_relay_host = 127.0.0.1
submission_relay_port = $RELAY_PORT
service submission-login {
  chroot =
  inet_listener submission {
    port = $SUBMISSION_PORT
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
EOF
dovecot -c "$WORK/dovecot.conf" >"$WORK/dovecot.out" 2>&1 || fail "Dovecot does not start: $(tail -n 1 "$WORK/dovecot.out")"
for _ in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$SUBMISSION_PORT") 2>/dev/null && exit 0
    sleep 0.1
done
fail "Dovecot does not listen on port $SUBMISSION_PORT"
