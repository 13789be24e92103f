import { listTokens } from '../../../../server/tokens/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Column, Columns } from '../../ui/Page.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import type { TabProps } from '../page/UserTabs.tsx'
import { MethodCard } from './MethodCard.tsx'
import { TokensCard, TokensWaiting } from './TokensCard.tsx'

/** What an account calls with, and how an application says who it is. */
export function TokensTab({ user }: TabProps) {
  const { data, error, refetch } = useCall(listTokens, { params: { user: user.id } })
  const isLate = useDelayed(!data, 150)
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />
  if (!data) return isLate ? <TokensWaiting /> : null
  if (user.type !== 'api') return <TokensCard list={data} whose={{ user: user.id }} name={user.name} />
  return (
    <Columns as="overview">
      <Column>
        <TokensCard list={data} whose={{ user: user.id }} name={user.name} />
      </Column>
      <Column>
        <MethodCard user={user} list={data} />
      </Column>
    </Columns>
  )
}
