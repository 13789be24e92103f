import { showOutbox } from '../../../server/outbox/contract.ts'
import { useCall } from '../api/useCall.ts'
import type { Viewer } from '../api/viewer.ts'
import { useToldCount } from '../ui/counts.ts'

const LOOK_EVERY = 60_000
const MANY = 1000 // more are not counted

/** Mails that failed, beside the outbox in the sidebar: trouble that nobody looks for by themselves. */
export function useOutboxCount({ can }: Viewer): void {
  const { data } = useCall(showOutbox, {}, { when: Boolean(can['outbox.read']), every: LOOK_EVERY })
  const failed = data && (data.counts.failed ?? MANY)
  useToldCount('outbox', failed)
}
