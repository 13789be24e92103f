import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { STROKE } from '../../ui/icons.ts'
import classes from './EditPanel.module.css'
import { type EditValues, PHONE_KINDS } from './editValues.ts'

type Phones = EditValues['phones']

interface Props {
  readonly value: Phones
  readonly onChange: (phones: Phones) => void
  readonly errors: Readonly<Record<string, unknown>>
}

/** Numbers, each with its kind. */
export function PhonesField({ value, onChange, errors }: Props) {
  const { t } = useTranslation('users')
  const put = (index: number, change: Partial<Phones[number]>) =>
    onChange(value.map((phone, at) => (at === index ? { ...phone, ...change } : phone)))
  return (
    <fieldset className={classes.group}>
      <legend>{t('form.phones')}</legend>
      {value.map((phone, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a number has no name but its place
        <div key={index} className={classes.phone}>
          <Select
            aria-label={t('form.phoneKind')}
            data={PHONE_KINDS.map((kind) => ({ value: kind, label: t(`phoneKind.${kind}`) }))}
            value={phone.kind}
            allowDeselect={false}
            onChange={(kind) => put(index, { kind: kind ?? 'other' })}
          />
          <TextInput
            type="tel"
            aria-label={t('form.number')}
            value={phone.number}
            error={errors[`phones.${index}.number`]?.toString()}
            onChange={(event) => put(index, { number: event.currentTarget.value })}
          />
          <IconButton
            label={t('form.removeNumber', { number: phone.number })}
            icon={IconTrash}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          size="xs"
          leftSection={<IconPlus size={14} stroke={STROKE} aria-hidden="true" />}
          onClick={() => onChange([...value, { kind: 'office', number: '' }])}
        >
          {t('form.addNumber')}
        </Button>
      </div>
    </fieldset>
  )
}
