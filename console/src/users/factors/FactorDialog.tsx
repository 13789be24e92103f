import { AddPasskey } from './AddPasskey.tsx'
import type { Doing } from './doing.ts'
import { MakeCodes } from './MakeCodes.tsx'
import { RemoveApp } from './RemoveApp.tsx'
import { RemoveMailed } from './RemoveMailed.tsx'
import { RemovePasskey } from './RemovePasskey.tsx'
import { RenamePasskey } from './RenamePasskey.tsx'
import { SetUpApp } from './SetUpApp.tsx'
import { SetUpMailed } from './SetUpMailed.tsx'

interface Props {
  readonly doing: NonNullable<Doing>
  readonly onClose: () => void
}

/** What is being done to one's own second factors. */
export default function FactorDialog({ doing, onClose }: Props) {
  if (doing.kind === 'renamePasskey') return <RenamePasskey passkey={doing.passkey} onClose={onClose} />
  if (doing.kind === 'removePasskey') return <RemovePasskey passkey={doing.passkey} onClose={onClose} />
  const Dialog = DIALOGS[doing.kind]
  return <Dialog onClose={onClose} />
}

const DIALOGS = {
  setUp: SetUpApp,
  remove: RemoveApp,
  codes: MakeCodes,
  addPasskey: AddPasskey,
  setUpMailed: SetUpMailed,
  removeMailed: RemoveMailed,
}
