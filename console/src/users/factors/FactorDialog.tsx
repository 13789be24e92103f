import { MakeCodes } from './MakeCodes.tsx'
import { RemoveApp } from './RemoveApp.tsx'
import { SetUpApp } from './SetUpApp.tsx'

/** What is being done to one's own second factor. */
export default function FactorDialog({ kind, onClose }: { kind: 'setUp' | 'remove' | 'codes'; onClose: () => void }) {
  if (kind === 'setUp') return <SetUpApp onClose={onClose} />
  return kind === 'remove' ? <RemoveApp onClose={onClose} /> : <MakeCodes onClose={onClose} />
}
