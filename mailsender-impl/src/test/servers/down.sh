#!/usr/bin/env bash
# Ends what up.sh started in the folder $WORK.
for file in "$WORK/run/master.pid" "$WORK/kdc.pid"; do
    if [ -s "$file" ]; then
        kill "$(cat "$file")" 2>/dev/null
    fi
done
exit 0
