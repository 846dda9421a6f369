#!/usr/bin/env bash
# Ends what up.sh started in the folder $WORK, and waits until it is gone.
for file in "$WORK/run/master.pid" "$WORK/kdc.pid"; do
    [ -s "$file" ] || continue
    process=$(cat "$file")
    kill "$process" 2>/dev/null
    for _ in $(seq 100); do
        kill -0 "$process" 2>/dev/null || break
        sleep 0.1
    done
done
exit 0
