#!/usr/bin/env bash
# Stops what cyrus-up.sh started in $WORK.
exec bash "$(dirname "$0")/postfix-down.sh"
