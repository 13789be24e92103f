import { Button } from '@mantine/core'
import {
  IconBan,
  IconChevronDown,
  IconChevronUp,
  IconEye,
  IconLink,
  IconMailFast,
  IconMailX,
  IconPencil,
  IconSend,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react'
import { Anchor } from '../src/ui/Anchor.tsx'
import { Avatar } from '../src/ui/Avatar.tsx'
import { Banner } from '../src/ui/Banner.tsx'
import { Card, CardRow, CardRows } from '../src/ui/Card.tsx'
import { CopyLink } from '../src/ui/CopyLink.tsx'
import { CopyText } from '../src/ui/CopyText.tsx'
import { EmailText } from '../src/ui/EmailText.tsx'
import { FactList } from '../src/ui/FactList.tsx'
import { IconButton } from '../src/ui/IconButton.tsx'
import { Level } from '../src/ui/Level.tsx'
import { Column, Columns, Page } from '../src/ui/Page.tsx'
import { BackLink, PageHeader } from '../src/ui/PageHeader.tsx'
import { Segments } from '../src/ui/Segments.tsx'
import { StatusBadge } from '../src/ui/StatusBadge.tsx'
import { Tag, TagList } from '../src/ui/Tag.tsx'
import { useAddress } from '../src/ui/useAddress.ts'
import { useTitle } from '../src/ui/useTitle.ts'
import { people } from './people.ts'

const tabs = ['Overview', 'Profile', 'Access', 'Security', 'Sessions', 'Tokens', 'Mail & links', 'Activity']

export function SamplePage() {
  const { path } = useAddress()
  const base = path.split('/').slice(0, 3).join('/')
  const person = people.find(({ id }) => base.endsWith(id)) ?? people[0]
  useTitle(person?.name)
  if (!person) return null
  return (
    <Page>
      <BackLink
        href="/users"
        aside={
          <span className="second">
            4 of 540 <IconButton label="Previous person" icon={IconChevronUp} />
            <IconButton label="Next person" icon={IconChevronDown} />
          </span>
        }
      >
        Users
      </BackLink>
      <PageHeader
        of="page"
        avatar={<Avatar id={person.id} name={person.name} size={52} />}
        title={person.name}
        badge={<StatusBadge status={person.status} until={person.until} />}
        line={
          <>
            <span>{person.type}</span>
            <span>Created 18 Nov by Ada Lindqvist</span>
            <CopyText value="W000802" label="id" />
          </>
        }
        actions={[
          { id: 'resend', label: 'Resend invitation', icon: IconSend },
          { id: 'edit', label: 'Edit', icon: IconPencil },
        ]}
        menu={[
          [
            { id: 'suspend', label: 'Suspend', icon: IconBan },
            { id: 'delete', label: 'Delete', icon: IconTrash, danger: true },
          ],
        ]}
      />
      <Banner
        tone="info"
        icon={IconMailFast}
        title={`Waiting for ${person.name.split(' ')[0]} to set a password`}
        step={
          <>
            <CopyLink
              value="http://localhost:3000/activate#7Qm2xK9sVd4tRb1LwZp8aaaaaaaaaaaaaaaaaaaaaaaaa"
              label="Activation link"
            />
            <Button>Correct the address</Button>
          </>
        }
      >
        The mail bounced. Give {person.name.split(' ')[0]} this link another way. It works once and expires Tue 24 Nov,
        02:58. Copying it is written to the <Anchor href="/roles">audit log</Anchor>.
      </Banner>
      <div style={{ height: 12 }} />
      <Segments
        of="page"
        label="Parts of this person"
        segments={tabs.map((label, index) => ({
          label,
          href: index ? `${base}/${label.toLowerCase().split(' ')[0]}` : base,
          isHere: index ? path === `${base}/${label.toLowerCase().split(' ')[0]}` : path === base,
        }))}
      />
      <Columns as="overview">
        <Column>
          <Card title="Facts">
            <FactList
              facts={[
                [
                  'Email',
                  <span key="e">
                    <EmailText address={person.email} /> <Tag>primary</Tag>
                  </span>,
                ],
                ['Username', 'swhitaker'],
                ['Phone', '202-224-2921'],
                [
                  'Manager',
                  <Anchor key="m" href="/users">
                    Grace Okafor
                  </Anchor>,
                ],
                ['Created', '18 Nov 2026 by Ada Lindqvist'],
                [
                  'Last sign-in',
                  <span key="n" className="quiet">
                    Never
                  </span>,
                ],
                ['Failed attempts', 0],
                ['Position', ''],
              ]}
            />
          </Card>
          <Card
            title="Access in short"
            aside={
              <Anchor className="second strong" href={`${base}/access`}>
                All rights
              </Anchor>
            }
          >
            <FactList
              facts={[
                ['Roles', <TagList key="r" names={person.roles} label="Roles" />],
                ['Teams', person.team],
                ['Highest right', <Level key="l" level="all" />],
              ]}
            />
          </Card>
        </Column>
        <Column>
          <Card title="Open links" flush>
            <CardRows>
              <CardRow
                icon={<IconLink size={16} stroke={1.7} />}
                title="Activation"
                note="Expires Tue 24 Nov, 02:58. Never opened."
              />
            </CardRows>
          </Card>
          <Card title="Mail" flush>
            <CardRows>
              <CardRow
                icon={<IconMailX size={16} stroke={1.7} color="var(--r-danger)" />}
                title="Access info"
                note="Not delivered: mailbox unknown (550)"
                aside={<Button size="xs">Send again</Button>}
              />
            </CardRows>
          </Card>
          <Card title="Latest activity" flush>
            <CardRows>
              <CardRow
                icon={<IconUserPlus size={16} stroke={1.7} />}
                title="Ada Lindqvist created this user"
                aside="3 d"
              />
              <CardRow
                icon={<IconEye size={16} stroke={1.7} />}
                title="Grace Okafor revealed the activation link"
                aside="2 d"
              />
            </CardRows>
          </Card>
        </Column>
      </Columns>
    </Page>
  )
}
