# To be sourced: a Postfix in the folder $WORK alone, which relays to $RELAY_PORT. What it takes from whom is added to its
# main.cf between the two.

write_postfix() {
    [ "$(id -u)" = 0 ] || fail "Postfix' processes change their user, which only root may"
    conf=$WORK/postfix
    chmod 755 "$WORK"
    mkdir -p "$conf" "$WORK/queue" "$WORK/data"
    chown postfix "$WORK/data"
    cat >"$conf/main.cf" <<EOF
compatibility_level = 3.6
queue_directory = $WORK/queue
data_directory = $WORK/data
maillog_file = $WORK/postfix.log
maillog_file_prefixes = $WORK
myhostname = mail.example.com
mydestination =
inet_interfaces = loopback-only
inet_protocols = ipv4
alias_maps =
relayhost = [127.0.0.1]:$RELAY_PORT
smtp_tls_security_level = none
EOF
    cat >"$conf/master.cf" <<EOF
127.0.0.1:$SUBMISSION_PORT inet n - n - - smtpd
pickup   unix n - n 60   1 pickup
cleanup  unix n - n -    0 cleanup
qmgr     unix n - n 300  1 qmgr
rewrite  unix - - n -    - trivial-rewrite
bounce   unix - - n -    0 bounce
defer    unix - - n -    0 bounce
trace    unix - - n -    0 bounce
verify   unix - - n -    1 verify
flush    unix n - n 1000 0 flush
proxymap unix - - n -    - proxymap
smtp     unix - - n -    - smtp
relay    unix - - n -    - smtp
showq    unix n - n -    - showq
error    unix - - n -    - error
retry    unix - - n -    - error
discard  unix - - n -    - discard
anvil    unix - - n -    1 anvil
scache   unix - - n -    1 scache
tlsmgr   unix - - n 1000? 1 tlsmgr
postlog  unix-dgram n - n - 1 postlogd
EOF
}

start_postfix() {
    postfix -c "$conf" start >"$WORK/start.log" 2>&1 || fail "Postfix does not start: $(tail -n 1 "$WORK/start.log")"
}
