import type { FormErrors } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Pair } from '../../ui/Panel.tsx'
import { MomentInput } from '../edit/AccountSection.tsx'

type Field = 'from' | 'until'

interface Props {
  readonly times: Readonly<Record<Field, string | null>>
  readonly errors: FormErrors
  readonly onChange: (field: Field, value: string | null) => void
}

/** From when until when something is given; both may stay empty. */
export function TimesPair({ times, errors, onChange }: Props) {
  const { t } = useTranslation('users')
  const input = (field: Field) => (
    <MomentInput
      label={`${t(`form.${field}`)} ${t('form.optional')}`}
      value={times[field]}
      error={errors[field]?.toString()}
      onChange={(next) => onChange(field, next)}
    />
  )
  return (
    <Pair>
      {input('from')}
      {input('until')}
    </Pair>
  )
}
