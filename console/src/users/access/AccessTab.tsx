import { useViewer } from '../../api/viewer.ts'
import { Column, Columns } from '../../ui/Page.tsx'
import { OutsideCard } from '../outside/OutsideCard.tsx'
import type { TabProps } from '../page/UserTabs.tsx'
import { RolesCard } from './RolesCard.tsx'
import { RightsColumn } from './rights/RightsColumn.tsx'
import { TeamsCard } from './TeamsCard.tsx'

/** Left what was given: roles with where each comes from, teams with positions; right what follows from it. */
export function AccessTab({ user }: TabProps) {
  const viewer = useViewer()
  const given = [
    <RolesCard key="roles" user={user} />,
    user.type === 'portal' ? (
      <OutsideCard key="outside" user={user} />
    ) : (
      user.type !== 'api' && <TeamsCard key="teams" user={user} />
    ),
  ]
  const mayAsk = viewer.can['access.ask'] || viewer.id === user.id
  return mayAsk ? (
    <Columns as="access">
      <Column>{given}</Column>
      <Column>
        <RightsColumn user={user} />
      </Column>
    </Columns>
  ) : (
    <Columns as="overview">
      <Column>{given[0]}</Column>
      <Column>{given[1]}</Column>
    </Columns>
  )
}
