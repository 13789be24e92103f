import { Column, Columns } from '../../ui/Page.tsx'
import { MailCard } from './MailCard.tsx'
import { OpenLinksCard } from './OpenLinksCard.tsx'
import type { TabProps } from './UserTabs.tsx'

/** Every mail, and the links that would still work. */
export function LinksTab({ user }: TabProps) {
  return (
    <Columns as="overview">
      <Column>
        <MailCard user={user} />
      </Column>
      <Column>
        <OpenLinksCard user={user} />
      </Column>
    </Columns>
  )
}
