import { IconCircleX, IconClock, IconMailCheck, IconMailX, IconSend } from '@tabler/icons-react'
import type { listOutbox } from '../../../server/outbox/contract.ts'
import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { Icon } from '../ui/icons.ts'

export type Mail = ReplyOf<typeof listOutbox>['items'][number]

/** In the order of the segments. */
export const STATES = ['queued', 'sending', 'sent', 'failed', 'given-up'] as const

export const iconOf: Readonly<Record<Mail['state'], Icon>> = {
  queued: IconClock,
  sending: IconSend,
  sent: IconMailCheck,
  failed: IconMailX,
  'given-up': IconCircleX,
}
