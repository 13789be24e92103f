#!/bin/sh
# Asks Roster with a signed request: ./signed.sh GET /api/v1/me
#                                    ./signed.sh POST /api/v1/users '{"username":"ada","givenName":"Ada"}'
# Needs curl, openssl, ROSTER_URL (https://roster.example.com), ROSTER_KEY_ID and ROSTER_KEY (rsk_…).
set -eu
method=$1 path=$2 body=${3-}

time=$(date +%s)
nonce=$(openssl rand -hex 16)
digest=$(printf '%s' "$body" | openssl dgst -sha256 -hex | sed 's/^.*= *//')
signature=$(
  printf 'Roster-HMAC-SHA256\n%s\n%s\n%s\n%s\n%s\n%s' \
    "$ROSTER_KEY_ID" "$time" "$nonce" "$method" "$path" "$digest" |
    openssl dgst -sha256 -hmac "$ROSTER_KEY" -hex | sed 's/^.*= *//'
)
authorization="Roster-HMAC-SHA256 key=$ROSTER_KEY_ID, time=$time, nonce=$nonce, digest=$digest, signature=$signature"

if [ -n "$body" ]; then
  curl --silent --show-error --fail-with-body --request "$method" --header "Authorization: $authorization" \
    --header 'Content-Type: application/json' --data-binary "$body" "$ROSTER_URL$path"
else
  curl --silent --show-error --fail-with-body --request "$method" --header "Authorization: $authorization" "$ROSTER_URL$path"
fi
