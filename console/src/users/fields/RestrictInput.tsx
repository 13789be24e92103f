import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NamedValue } from './fieldValues.ts'
import { RecordsInput } from './RecordsInput.tsx'
import type { ProfileField } from './useProfileFields.ts'

interface Props {
  readonly field: ProfileField
  readonly value: { readonly only: readonly NamedValue[] } | null
  readonly onChange: (value: Props['value']) => void
  readonly error?: string | undefined
}

/** Held to nothing, or to these: a choice of its own, so that nobody becomes free because a list became empty. */
export function RestrictInput({ field, value, onChange, error }: Props) {
  const { t } = useTranslation('users')
  const only = value?.only
  return (
    <Radio.Group
      label={field.label}
      value={only ? 'only' : 'unrestricted'}
      onChange={(next) => onChange(next === 'only' ? { only: only ?? [] } : null)}
      error={only ? undefined : error}
    >
      <Stack gap={8} mt={6}>
        <Radio value="unrestricted" label={t('fieldValue.unrestricted')} />
        <Radio value="only" label={t('fieldValue.onlyThese')} />
        {only && (
          <RecordsInput
            field={{ ...field, many: true }}
            label={<span className="hidden-words">{t('fieldValue.onlyOf', { label: field.label })}</span>}
            value={only}
            onChange={(records) => onChange({ only: records })}
            error={error}
          />
        )}
        {only?.length === 0 && <p className="second">{t('fieldValue.nothing')}</p>}
      </Stack>
    </Radio.Group>
  )
}
