import { Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Pair } from '../../ui/Panel.tsx'
import { foundFirst } from '../../ui/pick/foundFirst.ts'
import { SHOWN_AT_ONCE, useManyHint } from '../../ui/pick/useManyHint.ts'
import { useTeamChoices } from '../pick/useTeamChoices.ts'
import { hasTeams, type NewUserForm } from './newUser.ts'

interface Props {
  readonly form: UseFormReturnType<NewUserForm>
}

/** Who it is: only what this type has. */
export function WhoSection({ form }: Props) {
  const { t } = useTranslation('users')
  const { type } = form.getValues()
  if (type === 'api')
    return (
      <Pair>
        <TextInput label={t('create.appName')} data-autofocus {...form.getInputProps('displayName')} />
        <Username form={form} />
      </Pair>
    )
  return (
    <>
      <Pair>
        <TextInput label={t('form.givenName')} data-autofocus {...form.getInputProps('givenName')} />
        <TextInput label={t('form.familyName')} {...form.getInputProps('familyName')} />
      </Pair>
      <TextInput label={t('column.email')} type="email" {...form.getInputProps('email')} />
      <Pair>
        <Username form={form} />
        {hasTeams({ type }) && <DefaultTeam form={form} />}
      </Pair>
      <Pair>
        <TextInput label={`${t('column.position')} ${t('form.optional')}`} {...form.getInputProps('position')} />
        <TextInput label={`${t('column.phone')} ${t('form.optional')}`} type="tel" {...form.getInputProps('phone')} />
      </Pair>
    </>
  )
}

function Username({ form }: Props) {
  const { t } = useTranslation('users')
  return (
    <TextInput
      label={t('column.username')}
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      {...form.getInputProps('username')}
    />
  )
}

function DefaultTeam({ form }: Props) {
  const { t } = useTranslation('users')
  const teams = useTeamChoices()
  const hint = useManyHint(teams.length)
  if (teams.length === 0) return null
  const { value, onChange, error } = form.getInputProps('defaultTeam')
  return (
    <Select
      label={`${t('form.defaultTeam')} ${t('form.optional')}`}
      placeholder={hint}
      data={teams}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      error={error}
      limit={SHOWN_AT_ONCE}
      filter={foundFirst}
      searchable
      clearable
    />
  )
}
