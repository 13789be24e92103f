import { Suspense, useEffect, useState } from 'react'
import { onProofNeeded } from '../../api/stepUp.ts'
import { loadWords } from '../language.ts'
import { later } from '../missing/later.tsx'

const ProofDialog = later(async () => {
  await loadWords('factor')
  return import('./ProofDialog.tsx')
})

/** Where the question appears, over whatever was being done. */
export function ProofLayer() {
  const [answer, setAnswer] = useState<(isProved: boolean) => void>()
  useEffect(() => onProofNeeded(() => new Promise((resolve) => setAnswer(() => resolve))), [])
  if (!answer) return null
  const settle = (isProved: boolean) => {
    setAnswer(undefined)
    answer(isProved)
  }
  return (
    <Suspense>
      <ProofDialog onDone={() => settle(true)} onClose={() => settle(false)} />
    </Suspense>
  )
}
