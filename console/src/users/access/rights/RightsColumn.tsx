import { rightsOfUser } from '../../../../../server/decisions/contract.ts'
import { useCall } from '../../../api/useCall.ts'
import { ProblemState } from '../../../ui/ProblemState.tsx'
import type { UserDetail } from '../../types.ts'
import { AskCard } from './AskCard.tsx'
import { RightsCard } from './RightsCard.tsx'

/** What follows from all that was given; for whoever may ask about this person. */
export function RightsColumn({ user }: { user: UserDetail }) {
  const { data, error, refetch } = useCall(rightsOfUser, { params: { user: user.id } })
  if (error?.code === 'unknown-subject') return null
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />
  return (
    <>
      {data && <AskCard user={user} rights={data} />}
      <RightsCard user={user} rights={data} />
    </>
  )
}
