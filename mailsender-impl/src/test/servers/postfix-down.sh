#!/usr/bin/env bash
# Stops what postfix-up.sh started in $WORK.
PATH=$PATH:/usr/sbin:/sbin
[ -e "$WORK/postfix/main.cf" ] && postfix -c "$WORK/postfix" stop
exit 0
