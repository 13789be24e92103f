import { Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languages } from '../../ui/language.ts'
import { Pair, PanelSection } from '../../ui/Panel.tsx'
import { toInstant, toLocal } from '../dialogs/moments.ts'
import type { UserDetail } from '../types.ts'
import { type EditForm, fieldProps } from './fieldProps.ts'
import { timeZones } from './timeZones.ts'

/** Language and zone, from when until when the account holds, and how other systems call it. */
export function AccountSection({ form, user }: { form: EditForm; user: UserDetail }) {
  const { t } = useTranslation('users')
  const may = (field: string) => user.writable.includes(field)
  return (
    <PanelSection title={t('form.account')}>
      <Pair>
        <LanguageSelect {...fieldProps<string>(form, 'language')} />
        <TimeZoneSelect {...fieldProps<string>(form, 'timeZone')} />
      </Pair>
      {may('from') && may('until') && (
        <Pair>
          <MomentInput label={`${t('form.from')} ${t('form.optional')}`} {...fieldProps<string | null>(form, 'from')} />
          <MomentInput
            label={`${t('form.until')} ${t('form.optional')}`}
            {...fieldProps<string | null>(form, 'until')}
          />
        </Pair>
      )}
      {may('externalIds') && (
        <TagsInput
          label={`${t('form.externalIds')} ${t('form.optional')}`}
          description={t('form.externalIdsHelp')}
          acceptValueOnBlur
          {...fieldProps<string[]>(form, 'externalIds')}
        />
      )}
    </PanelSection>
  )
}

interface TextProps {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

export function LanguageSelect({ value, onChange, error }: TextProps) {
  const { t, i18n } = useTranslation('users')
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' })
  const known = languages.map((code) => ({ value: code as string, label: names.of(code) ?? code }))
  const own = value && !known.some((one) => one.value === value) ? [{ value, label: names.of(value) ?? value }] : []
  return (
    <Select
      label={t('form.language')}
      placeholder={t('form.asBrowser')}
      data={[...known, ...own]}
      value={value || null}
      error={error}
      onChange={(code) => onChange(code ?? '')}
      clearable
    />
  )
}

export function TimeZoneSelect({ value, onChange, error }: TextProps) {
  const { t } = useTranslation('users')
  return (
    <Select
      label={t('form.timeZone')}
      placeholder={t('form.asBrowser')}
      data={timeZones()}
      value={value || null}
      error={error}
      onChange={(zone) => onChange(zone ?? '')}
      limit={50}
      searchable
      clearable
    />
  )
}

interface MomentProps {
  readonly label: string
  readonly value: string | null
  readonly error: string | undefined
  readonly onChange: (value: string | null) => void
}

/** A moment in the viewer's zone; empty is none. */
export function MomentInput({ label, value, onChange, error }: MomentProps) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={toLocal(value)}
      error={error}
      onChange={(event) => onChange(toInstant(event.currentTarget.value))}
    />
  )
}
