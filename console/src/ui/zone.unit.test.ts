import { afterEach, expect, test } from 'vitest'
import { asWallClock, dayIn, fromWallClock, keepZone } from './zone.ts'

afterEach(() => keepZone(''))

test('times are shown and read in the zone that was chosen, in winter and in summer', () => {
  keepZone('Asia/Tokyo')
  expect(asWallClock('2026-11-21T20:30:00.000Z')).toBe('2026-11-22T05:30')
  expect(dayIn('2026-11-21T20:30:00.000Z')).toBe('2026-11-22')
  expect(fromWallClock('2026-11-22T05:30')).toBe('2026-11-21T20:30:00.000Z')
  keepZone('America/New_York')
  expect(fromWallClock('2026-07-01T12:00')).toBe('2026-07-01T16:00:00.000Z')
  expect(fromWallClock('2026-12-01')).toBe('2026-12-01T05:00:00.000Z')
})

test('around a change of the clocks every moment comes back', () => {
  keepZone('Europe/Berlin')
  for (let at = Date.parse('2026-03-28T22:00:00Z'); at < Date.parse('2026-03-29T04:00:00Z'); at += 15 * 60_000) {
    const instant = new Date(at).toISOString()
    expect(fromWallClock(asWallClock(instant))).toBe(instant)
  }
  expect(fromWallClock('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z')
})

test('a zone that is not known is the browser’s, and what is no time is none', () => {
  keepZone('Mars/Olympus')
  expect(asWallClock('2026-11-21T20:30:00.000Z')).toHaveLength(16)
  expect(fromWallClock('soon')).toBe(undefined)
})
