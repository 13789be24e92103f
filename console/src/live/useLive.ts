import { useEffect } from 'react'
import { keepChannel } from './channel.ts'
import { makeRefreshing, readEverything, readOlder } from './refreshing.ts'
import { tellLost } from './state.ts'

const ASK_EVERY = 30_000 // ms, where the channel cannot be had
const RESTS_AFTER = 300_000 // ms without anybody looking at the window
const TOLD_AFTER = 12_000 // ms; shorter breaks are nobody's business

/**
 * Lets whatever is shown follow what others change, within a second. Where the channel cannot be had, everything shown is
 * read again now and then. `may`: an administrator who is logged in as somebody else has none.
 */
export function useLive(may: boolean): void {
  useEffect(() => (may ? followLive() : askNowAndThen()), [may])
}

function askNowAndThen(): () => void {
  const timer = window.setInterval(() => {
    if (document.visibilityState === 'visible') void readEverything()
  }, ASK_EVERY)
  return () => window.clearInterval(timer)
}

function followLive(): () => void {
  const refreshing = makeRefreshing()
  let withoutIt: (() => void) | undefined
  const goWithout = () => {
    withoutIt ??= both(askNowAndThen(), tellLater())
  }
  const goWith = () => {
    withoutIt?.()
    withoutIt = undefined
  }
  const channel = keepChannel({
    opened(since) {
      goWith()
      void readOlder(since)
    },
    heard: refreshing.hear,
    lost(isOver) {
      goWithout()
      if (isOver) void readEverything()
    },
  })
  let resting: number | undefined
  const look = () => {
    window.clearTimeout(resting)
    if (document.visibilityState === 'visible') channel.hurry()
    else resting = window.setTimeout(channel.rest, RESTS_AFTER)
  }
  window.addEventListener('online', channel.hurry)
  document.addEventListener('visibilitychange', look)
  return () => {
    goWith()
    window.clearTimeout(resting)
    refreshing.stop()
    channel.close()
    window.removeEventListener('online', channel.hurry)
    document.removeEventListener('visibilitychange', look)
  }
}

function tellLater(): () => void {
  const timer = window.setTimeout(() => tellLost(true), TOLD_AFTER)
  return () => {
    window.clearTimeout(timer)
    tellLost(false)
  }
}

const both = (one: () => void, other: () => void) => () => {
  one()
  other()
}
