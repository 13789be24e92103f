import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EditorProps } from './Editor.tsx'

/** Addresses and networks, one after the other; a pasted list is taken apart. */
export function AddressesEditor({ value, error, labelledBy, describedBy, onChange }: EditorProps) {
  const { t } = useTranslation('settings')
  const addresses = Array.isArray(value) ? value : []
  return (
    <TagsInput
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      error={error}
      value={addresses}
      placeholder={addresses.length === 0 ? t('addresses.none') : ''}
      splitChars={[',', ';', ' ', '\n']}
      acceptValueOnBlur
      clearable
      onChange={onChange}
    />
  )
}
