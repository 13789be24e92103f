import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconApi, IconBuildingBridge, IconCrown, IconKey, IconLink, IconSend, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiProblem } from '../src/api/problem.ts'
import { useApiForm } from '../src/ui/form/useApiForm.ts'
import { Kbd } from '../src/ui/Kbd.tsx'
import { OptionCards } from '../src/ui/OptionCards.tsx'
import { Pair, Panel, PanelSection } from '../src/ui/Panel.tsx'
import { ProblemLine } from '../src/ui/ProblemLine.tsx'

const taken = new ApiProblem({
  status: 409,
  code: 'identifier-taken',
  title: 'Taken',
  fields: [{ path: 'username', code: 'taken', message: 'Elena Ruiz, deleted, holds it until 3 Dec' }],
})

export function SampleForm({ onClose }: { onClose: () => void }) {
  const [type, setType] = useState<'regular' | 'admin' | 'portal' | 'api'>('regular')
  const [way, setWay] = useState<'mail' | 'show' | 'set'>('mail')
  const { form, submit, busy, problem, isDirty } = useApiForm({
    start: { givenName: '', familyName: '', email: '', username: 'elena' },
    send: async () => {
      throw taken
    },
  })
  return (
    <Panel
      title="New user"
      onClose={onClose}
      onSubmit={submit}
      isDirty={isDirty}
      foot={
        <>
          <Checkbox label="Create another" />
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" loading={busy} rightSection={<Kbd keys="mod enter" on="accent" />}>
            Create and mail
          </Button>
        </>
      }
    >
      <PanelSection>
        <OptionCards
          label="Type"
          columns={2}
          value={type}
          onChange={setType}
          options={[
            { value: 'regular', label: 'Regular', help: 'Works with what roles allow', icon: IconUser },
            { value: 'admin', label: 'Admin', help: 'Everything, no role limits it', icon: IconCrown },
            {
              value: 'portal',
              label: 'Portal',
              help: 'Outside person, own portals only',
              icon: IconBuildingBridge,
              refused: 'There is no portal yet',
            },
            { value: 'api', label: 'API', help: 'An application, tokens only', icon: IconApi },
          ]}
        />
        <Pair>
          <TextInput label="Given name" data-autofocus {...form.getInputProps('givenName')} />
          <TextInput label="Family name" {...form.getInputProps('familyName')} />
        </Pair>
        <TextInput label="Email" type="email" {...form.getInputProps('email')} />
        <Pair>
          <TextInput label="Username" {...form.getInputProps('username')} />
          <Select label="Default team" data={['Finance', 'Budget', 'Armed Services']} defaultValue="Finance" />
        </Pair>
        <ProblemLine problem={problem} />
      </PanelSection>
      <PanelSection title="How does Elena get in?">
        <OptionCards
          label="How does Elena get in?"
          value={way}
          onChange={setWay}
          options={[
            {
              value: 'mail',
              label: 'Mail an activation link',
              help: 'Elena chooses a password. The link works once, for 72 hours.',
              icon: IconSend,
            },
            { value: 'show', label: 'Show me a link to copy', help: 'For when mail is not an option.', icon: IconLink },
            {
              value: 'set',
              label: 'Set a password now',
              help: 'You tell Elena yourself. It must be changed at first sign-in.',
              icon: IconKey,
            },
          ]}
        />
        <Checkbox
          defaultChecked
          label="Send access info"
          description="To elena.marchetti@harbour.example: address of this console, username, activation link. Never a password."
        />
      </PanelSection>
    </Panel>
  )
}
