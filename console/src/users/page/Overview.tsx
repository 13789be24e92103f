import { Column, Columns } from '../../ui/Page.tsx'
import { AccessInShort } from './AccessInShort.tsx'
import { FactsCard } from './FactsCard.tsx'
import { LatestActivity } from './LatestActivity.tsx'
import { MailCard } from './MailCard.tsx'
import { OpenLinksCard } from './OpenLinksCard.tsx'
import type { TabProps } from './UserTabs.tsx'

/** Five questions: how to reach, when they came, can they come in, what they may do, what happened. */
export function Overview({ user }: TabProps) {
  const { can, type } = user
  const hasWaysIn = can.links && type !== 'api'
  return (
    <Columns as="overview">
      <Column>
        <FactsCard user={user} />
        <AccessInShort user={user} />
      </Column>
      <Column>
        {hasWaysIn && <OpenLinksCard user={user} />}
        {hasWaysIn && <MailCard user={user} isShort />}
        {can.history && <LatestActivity user={user} />}
      </Column>
    </Columns>
  )
}
