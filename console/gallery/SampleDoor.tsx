import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Anchor } from '../src/ui/Anchor.tsx'
import { DoorPage } from '../src/ui/DoorPage.tsx'
import { NewPasswordField, PasswordField } from '../src/ui/password/NewPasswordField.tsx'

export function SampleDoor() {
  const [password, setPassword] = useState('glacier lantern Tuesday')
  const isNew = new URLSearchParams(window.location.search).has('new')
  return (
    <DoorPage
      title={isNew ? 'Welcome, Selma' : 'Sign in to Harbour Library'}
      line={isNew ? 'Choose a password. You sign in with selma@harbour.example.' : 'With your username or email.'}
      foot="Run by the harbour office · Roster"
    >
      {isNew ? (
        <NewPasswordField
          label="New password"
          value={password}
          onChange={setPassword}
          rules={{ minimum: 15, letters: 0, digits: 0, signs: 0, bothCases: false }}
          ownWords={['Selma']}
        />
      ) : (
        <>
          <TextInput label="Username or email" defaultValue="marta@harbour.example" />
          <PasswordField label="Password" autoComplete="current-password" value={password} onChange={setPassword} />
          <Anchor href="/door?new">Forgot password?</Anchor>
        </>
      )}
      <Button size="lg" variant="filled">
        {isNew ? 'Set password and continue' : 'Sign in'}
      </Button>
    </DoorPage>
  )
}
