#!/bin/sh
# Asks Roster with a token: ./token.sh GET /api/v1/me
#                           ./token.sh POST /api/v1/users '{"username":"ada","givenName":"Ada"}'
# Needs curl, ROSTER_URL (https://roster.example.com) and ROSTER_TOKEN (rst_…).
set -eu
method=$1 path=$2 body=${3-}

# The token stands in what curl reads, and not among its arguments, which everybody on the machine can see.
{
  printf 'header = "Authorization: Bearer %s"\n' "$ROSTER_TOKEN"
  if [ -n "$body" ]; then printf 'header = "Content-Type: application/json"\n'; fi
} | curl --silent --show-error --fail-with-body --config - --request "$method" ${body:+--data-binary "$body"} "$ROSTER_URL$path"
