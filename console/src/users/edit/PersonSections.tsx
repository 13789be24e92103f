import { Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Pair, PanelSection } from '../../ui/Panel.tsx'
import { PersonPicker } from '../pick/PersonPicker.tsx'
import type { UserDetail } from '../types.ts'
import type { EditValues } from './editValues.ts'
import { type EditForm, fieldProps, textProps } from './fieldProps.ts'
import { PhonesField } from './PhonesField.tsx'

interface Props {
  readonly form: EditForm
  readonly user: UserDetail
}

/** Names and what one signs in with. */
export function NameSection({ form, user }: Props) {
  const { t } = useTranslation('users')
  const isPerson = user.type !== 'api'
  return (
    <PanelSection>
      {isPerson && (
        <Pair>
          <TextInput label={t('form.givenName')} data-autofocus {...textProps(form, 'givenName')} />
          <TextInput label={t('form.familyName')} {...textProps(form, 'familyName')} />
        </Pair>
      )}
      <Pair>
        <TextInput
          label={isPerson ? `${t('form.displayName')} ${t('form.optional')}` : t('create.appName')}
          {...textProps(form, 'displayName')}
        />
        {user.writable.includes('username') && (
          <TextInput
            label={t('column.username')}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            {...textProps(form, 'username')}
          />
        )}
      </Pair>
      {isPerson && user.writable.includes('emails') && (
        <TagsInput
          label={t('form.emails')}
          description={t('form.emailsHelp')}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          {...fieldProps<string[]>(form, 'emails')}
        />
      )}
    </PanelSection>
  )
}

/** Work and reach. */
export function WorkSection({ form, user }: Props) {
  const { t } = useTranslation('users')
  const phones = fieldProps<EditValues['phones']>(form, 'phones')
  const team = fieldProps<string>(form, 'defaultTeam')
  return (
    <PanelSection title={t('form.work')}>
      <Pair>
        <TextInput label={t('column.position')} {...textProps(form, 'position')} />
        <PersonPicker
          label={t('column.manager')}
          except={user.id}
          {...fieldProps<EditValues['manager']>(form, 'manager')}
          error={fieldProps(form, 'managerId').error}
        />
      </Pair>
      {user.teams.length > 0 && (
        <Select
          label={t('form.defaultTeam')}
          data={user.teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={team.value || null}
          error={team.error}
          onChange={(id) => team.onChange(id ?? '')}
          clearable
        />
      )}
      <PhonesField value={phones.value} onChange={phones.onChange} errors={form.errors} />
    </PanelSection>
  )
}
