#!/usr/bin/env node
process.argv.splice(2, 0, 'roster')
await import('../scripts/run.mjs')
