import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { countUsers } from '../../../../server/users/contract.ts'
import { Segments } from '../../ui/Segments.tsx'
import { USER_TYPES } from '../types.ts'
import type { ListAddress } from './useListAddress.ts'

const SEGMENT_STATUSES = ['invited', 'locked', 'suspended', 'deleted'] as const

interface Props {
  readonly address: ListAddress
  readonly counts: ReplyOf<typeof countUsers> | undefined
}

/** All, the types, and the statuses one looks for; each with its number. They stand for the chips of type and status. */
export function UserSegments({ address, counts }: Props) {
  const { t } = useTranslation('users')
  const here = segmentOf(address)
  const segment = (id: string, count: number | null | undefined, changes: Record<string, string>) => ({
    label: t(`segment.${id}`),
    count,
    href: address.hrefOf(changes),
    isHere: here === id,
  })
  return (
    <Segments
      label={t('segments')}
      segments={[
        segment('all', counts?.all, {}),
        ...USER_TYPES.map((type) => segment(type, counts && numberIn(counts.byType, type), { type })),
        ...SEGMENT_STATUSES.map((status) => segment(status, counts && numberIn(counts.byStatus, status), { status })),
      ]}
    />
  )
}

/** null: more than a thousand. */
function numberIn(counts: Readonly<Record<string, number | null>>, id: string): number | null {
  const count = counts[id]
  return count === undefined ? 0 : count
}

/** The segment that says all of the filters for type and status, if one does. */
export function segmentOf({ values }: Pick<ListAddress, 'values'>): string | undefined {
  const [type, ...otherTypes] = values('type')
  const [status, ...otherStatuses] = values('status')
  if (!type && !status) return 'all'
  if (type && !status && otherTypes.length === 0) return type
  const isSegment = SEGMENT_STATUSES.some((one) => one === status)
  return status && !type && otherStatuses.length === 0 && isSegment ? status : undefined
}
