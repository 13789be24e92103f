import { useState } from 'react'
import { Plan } from './plan/Plan.tsx'
import { Checked } from './result/Checked.tsx'
import { Done } from './result/Done.tsx'
import { Stopped } from './result/Stopped.tsx'
import type { Import } from './types.ts'
import { Working } from './work/Working.tsx'

/** The step at which an import stands. */
export function ImportSteps({ of }: { of: Import }) {
  const [isEditing, setEditing] = useState(false)
  if (of.state === 'checking' || of.state === 'running') return <Working of={of} />
  if (of.state === 'checked' && !isEditing) return <Checked of={of} onEdit={() => setEditing(true)} />
  if (of.state === 'done') return <Done of={of} />
  return (
    <>
      {(of.state === 'failed' || of.state === 'cancelled') && <Stopped of={of} />}
      {of.state !== 'cancelled' && <Plan of={of} onChecking={() => setEditing(false)} />}
    </>
  )
}
