/** The limit for sign-ins: how many Argon2id hashes this core verifies in a second, with Roster's parameters and nothing else. */
import { hashSync, verifySync } from '@node-rs/argon2'

const SECONDS = Number(process.argv[2] ?? 3)
const hash = hashSync('glacier lantern tuesday', { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })
const began = performance.now()
let count = 0
while (performance.now() - began < SECONDS * 1000) {
  verifySync(hash, 'glacier lantern tuesday')
  count++
}
process.stdout.write(`${count / ((performance.now() - began) / 1000)}\n`)
