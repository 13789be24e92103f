import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { check, type Losses } from './check.ts'
import type { Told } from './rounds.ts'
import { signIn } from './rounds.ts'
import { assertTrail, placeAt, type Running, setUp, start } from './server.ts'
import { type Chance, ledger, workDuring } from './work.ts'

const SIZE = 48 // MiB
const BALLAST = 30

/** The disk fills up while people work: changes are refused, reading goes on; with room again so does everything. */
export async function fullDisk(port: number, chance: Chance): Promise<Told | undefined> {
  const disk = mkdtempSync(join(tmpdir(), 'roster-disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}m`, 'tmpfs', disk]).status !== 0) return undefined
  let running: Running | undefined
  try {
    const place = placeAt(join(disk, 'data'), port)
    setUp(place)
    running = await start(place)
    const cookie = await signIn(place)
    const book = ledger()
    const hands = { place, cookie, book, chance }
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(BALLAST * 1024 * 1024, 7))
    for (let more = 0; refusals(book) < 20 && more < 200; more++) await workDuring(hands, () => pause(500))
    const reads = await fetch(`${place.origin}/api/v1/me`, { headers: { cookie } })
    const refusedWhenFull = refusals(book)
    rmSync(join(disk, 'ballast'))
    const before = book.acknowledged
    await workDuring(hands, () => pause(500))
    const losses: Losses = { lost: [], half: [] }
    await check(place, cookie, book, losses)
    await running.end('SIGTERM')
    assertTrail(place)
    const notes = [
      `full: ${[...book.refused].map(([code, times]) => `${times} × ${code}`).join(', ')}; reading answered ${reads.status}`,
      `${book.acknowledged - before} changes once there was room`,
      ...losses.lost.slice(0, 3),
    ]
    if (refusedWhenFull === 0) notes.push('the disk never filled')
    const { acknowledged, unanswered } = book
    return {
      what: 'full disk',
      rounds: 1,
      acknowledged,
      unanswered,
      lost: losses.lost.length,
      half: losses.half.length,
      notes: notes.join('; '),
    }
  } finally {
    await running?.end('SIGKILL')
    spawnSync('umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

function refusals({ refused }: ReturnType<typeof ledger>): number {
  return [...refused.values()].reduce((sum, one) => sum + one, 0)
}
