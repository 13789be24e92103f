import { createContext, useContext } from 'react'

/** Closes the bubble in which something stands; nothing outside of one. */
export const CloseBubble = createContext<() => void>(() => undefined)

export const useCloseBubble = (): (() => void) => useContext(CloseBubble)
