import {
  Button,
  Checkbox,
  MultiSelect,
  PinInput,
  Progress,
  Radio,
  SegmentedControl,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconBan, IconClockExclamation, IconGitMerge, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { Banner } from '../src/ui/Banner.tsx'
import { Card } from '../src/ui/Card.tsx'
import { DiffLine } from '../src/ui/DiffLine.tsx'
import { Figures } from '../src/ui/Figures.tsx'
import { Kbd } from '../src/ui/Kbd.tsx'
import { LeaveQuestion } from '../src/ui/LeaveQuestion.tsx'
import { Level, type LevelName } from '../src/ui/Level.tsx'
import { Column, Columns, Page } from '../src/ui/Page.tsx'
import { PageHeader } from '../src/ui/PageHeader.tsx'
import { NewPasswordField } from '../src/ui/password/NewPasswordField.tsx'
import { StatusBadge } from '../src/ui/StatusBadge.tsx'

const levels: readonly LevelName[] = ['all', 'team', 'own', 'none', 'yes', 'no', 'unset']
const statuses = ['active', 'invited', 'locked', 'suspended', 'expired', 'scheduled', 'deleted'] as const
const soon = '2026-12-18T14:05:00.000Z'

const RULES = { minimum: 8, letters: 4, digits: 2, signs: 0, bothCases: true }

export function Parts() {
  const [password, setPassword] = useState('')
  return (
    <Page>
      <PageHeader
        of="page"
        title="Parts"
        aside={<SegmentedControl aria-label="Days" data={['7 days', '30 days', '90 days']} defaultValue="30 days" />}
      />
      <Columns as="overview">
        <Column>
          <Banner tone="warn" icon={IconClockExclamation} title="Locked until 14:05">
            Five wrong passwords in a row.
          </Banner>
          <Banner
            tone="danger"
            icon={IconBan}
            title="Suspended by Grace Okafor"
            step={<Button variant="filled">Reactivate</Button>}
          >
            Recess: access paused until January.
          </Banner>
          <Banner tone="mute" icon={IconLock} title="Predefined role">
            It comes with a module and can’t be changed by anyone.
          </Banner>
          <Banner tone="warn" icon={IconGitMerge} title="Grace changed this 2 minutes ago">
            Your edits are kept. Choose which to save.
          </Banner>
          <Card title="Status, short and long">
            {statuses.map((status) => (
              <p key={status}>
                <StatusBadge status={status} until={soon} /> <StatusBadge status={status} until={soon} form="long" />
              </p>
            ))}
          </Card>
          <Card title="Levels">
            {levels.map((level) => (
              <p key={level}>
                <Level level={level} /> <Level level={level} as="cell" /> <Level level={level} as="cell" isChanged />
              </p>
            ))}
          </Card>
          <Card title="Change">
            <DiffLine field="Office" before="Office 509 Hart" after="511 Hart" />
          </Card>
          <Figures
            figures={[
              { value: 9, label: 'will be suspended', danger: true },
              { value: 1314, label: 'will be skipped' },
            ]}
          />
          <LeaveQuestion onStay={() => undefined} onLeave={() => undefined} />
        </Column>
        <Column>
          <Card title="Fields">
            <Column>
              <TextInput label="Name" description="Help stands above" placeholder="Elena" />
              <TextInput label="Email" defaultValue="elena@" error="This address has no domain." />
              <Textarea label="Reason" autosize minRows={2} />
              <MultiSelect label="Roles" data={['Member', 'Clerk', 'Officer']} defaultValue={['Member', 'Clerk']} />
              <NewPasswordField
                label="New password"
                value={password}
                onChange={setPassword}
                rules={RULES}
                ownWords={['elena']}
              />
              <Checkbox label="Tick" defaultChecked />
              <Checkbox label="Half" indeterminate />
              <Switch label="Switch" defaultChecked />
              <Radio label="Radio" defaultChecked />
              <PinInput length={6} placeholder="" oneTimeCode aria-label="Code" />
              <Progress value={66} aria-label="Progress" />
            </Column>
          </Card>
          <Card title="Buttons">
            <p style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
              <Button variant="filled" rightSection={<Kbd keys="c" on="accent" />}>
                Filled
              </Button>
              <Button>Default</Button>
              <Button variant="subtle">Subtle</Button>
              <Button variant="filled" color="red" data-danger>
                Suspend 9 users
              </Button>
              <Button size="xs">Small</Button>
              <Button disabled>Disabled</Button>
            </p>
          </Card>
        </Column>
      </Columns>
    </Page>
  )
}
