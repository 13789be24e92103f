import { Checkbox, MultiSelect, Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { MailServerEditor } from '../mail/MailServerEditor.tsx'
import type { Setting, SettingValue } from '../setting.ts'
import { useSettingWords } from '../useSettingWords.ts'
import { AddressesEditor } from './AddressesEditor.tsx'
import { NumberEditor } from './NumberEditor.tsx'
import { PatternEditor } from './PatternEditor.tsx'
import { PeopleEditor } from './PeopleEditor.tsx'

export interface EditorProps {
  readonly setting: Setting
  readonly value: SettingValue
  readonly error: string | undefined
  /** The ids of the setting's title and help. */
  readonly labelledBy: string
  readonly describedBy: string
  readonly onChange: (value: SettingValue) => void
}

/** The editor that fits the type of a setting. */
export function Editor(props: EditorProps) {
  const { setting, value, error, labelledBy, describedBy, onChange } = props
  const { t } = useTranslation('settings')
  const { choiceOf } = useSettingWords()
  const named = { 'aria-labelledby': labelledBy, 'aria-describedby': describedBy, error }
  const data = (setting.choices ?? []).map((one) => ({ value: one.value, label: choiceOf(setting, one.value) }))
  switch (setting.type) {
    case 'switch':
      return (
        <Switch
          {...named}
          label={t(value === true ? 'on' : 'off')}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'number':
      return <NumberEditor {...props} />
    case 'pattern':
      return <PatternEditor {...props} />
    case 'mail-server':
      return <MailServerEditor {...props} />
    case 'choice':
      return (
        <Select
          {...named}
          data={data}
          value={String(value)}
          allowDeselect={false}
          onChange={(chosen) => chosen && onChange(chosen)}
        />
      )
    case 'role':
    case 'directory':
      return (
        <Select
          {...named}
          data={withOwn(data, String(value))}
          value={String(value) || null}
          placeholder={t('none')}
          clearable
          searchable
          nothingFoundMessage={<NoChoice />}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      )
    case 'choices':
      return (
        <Checkbox.Group {...named} value={listOf(value)} onChange={onChange}>
          {data.map((one) => (
            <Checkbox key={one.value} value={one.value} label={one.label} my={6} />
          ))}
        </Checkbox.Group>
      )
    case 'roles':
    case 'permissions':
      return (
        <MultiSelect
          {...named}
          data={data}
          value={listOf(value)}
          placeholder={listOf(value).length === 0 ? t('none') : ''}
          searchable
          nothingFoundMessage={<NoChoice />}
          clearable
          limit={60}
          onChange={onChange}
        />
      )
    case 'addresses':
      return <AddressesEditor {...props} />
    case 'people':
      return <PeopleEditor {...props} />
    case 'text':
      return (
        <TextInput
          {...named}
          value={String(value)}
          maxLength={setting.max ?? undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}

const listOf = (value: SettingValue): string[] => (Array.isArray(value) ? value : [])

/** A role or directory that is gone or inactive stays readable. */
function withOwn(data: { value: string; label: string }[], own: string) {
  return own === '' || data.some(({ value }) => value === own) ? data : [{ value: own, label: own }, ...data]
}
