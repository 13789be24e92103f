import { Column, Columns } from '../../ui/Page.tsx'
import type { TabProps } from '../page/UserTabs.tsx'
import { RolesCard } from './RolesCard.tsx'
import { TeamsCard } from './TeamsCard.tsx'

/** What was given: roles with where each comes from, and teams with positions. */
export function AccessTab({ user }: TabProps) {
  return (
    <Columns as="overview">
      <Column>
        <RolesCard user={user} />
      </Column>
      <Column>{user.type !== 'api' && <TeamsCard user={user} />}</Column>
    </Columns>
  )
}
