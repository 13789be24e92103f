import { useEffect, useRef } from 'react'
import { answerKey, register, type Shortcut } from './registry.ts'

export type { Shortcut }

/** Answers keys while this component is shown. Give a new list at any time; only keys and labels count as a change. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts)
  newest.current = shortcuts
  const signature = shortcuts.map(({ keys, label }) => `${keys}=${label}`).join('\n')
  useEffect(() => {
    const stable = newest.current.map((shortcut, index) => ({ ...shortcut, run: () => newest.current[index]?.run() }))
    return signature ? register(stable) : undefined
  }, [signature])
}

/** Listens for keys; once, in the shell. */
export function useKeyListener(): void {
  useEffect(() => {
    document.addEventListener('keydown', answerKey)
    return () => document.removeEventListener('keydown', answerKey)
  }, [])
}
