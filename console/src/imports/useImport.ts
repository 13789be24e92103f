import { useEffect, useRef, useState } from 'react'
import { getImport } from '../../../server/imports/contract.ts'
import { refresh } from '../api/cache.ts'
import { useCall } from '../api/useCall.ts'
import { isAtWork } from './types.ts'

const EVERY = 700 // ms

/** One import, read again while it is at work; what it changed is read again when it ends. */
export function useImport(id: string) {
  const [every, setEvery] = useState<number | false>(false)
  const read = useCall(getImport, { params: { import: id } }, { every })
  const state = read.data?.state
  const before = useRef(state)
  useEffect(() => {
    setEvery(state !== undefined && isAtWork(state) && EVERY)
    if (before.current !== undefined && before.current !== state) void refresh('imports')
    if (before.current === 'running' && state !== 'running') void refresh('users', 'teams', 'profileFields')
    before.current = state
  }, [state])
  return read
}
