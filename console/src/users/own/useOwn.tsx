import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { getUser } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import { Card } from '../../ui/Card.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { type ProfileField, useReadFields } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'

interface Own {
  readonly user: UserDetail
  readonly fields: readonly ProfileField[]
}

/** One's own account and the declared fields; until they are here, or where they fail, what to show instead. */
export function useOwn(title: string): Own | { readonly instead: ReactNode } {
  const { id } = useViewer()
  const fields = useReadFields()
  const read = useCall(getUser, { params: { user: id } })
  if (read.data && fields) return { user: read.data, fields }
  if (read.error) return { instead: <ProblemState problem={read.error} onRetry={() => void read.refetch()} /> }
  return { instead: <Waiting title={title} /> }
}

/** The shape of a card while it is read, if that takes its time. */
export function Waiting({ title }: { title: string }) {
  if (!useDelayed(true, 150)) return null
  return (
    <Card title={title}>
      <Skeleton height={120} />
    </Card>
  )
}
