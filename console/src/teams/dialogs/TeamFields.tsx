import { TagsInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { PurposeInput } from '../../ui/form/PurposeInput.tsx'
import { Pair } from '../../ui/Panel.tsx'

export interface TeamValues {
  readonly name: string
  readonly kind: string
  readonly description: string
  readonly positions: readonly string[]
}

/** What is known of a team. */
export function TeamFields<V extends TeamValues & Record<string, unknown>>({ form }: { form: UseFormReturnType<V> }) {
  const { t } = useTranslation('teams')
  return (
    <>
      <Pair>
        <TextInput data-autofocus label={t('fields.name')} maxLength={100} {...form.getInputProps('name')} />
        <TextInput
          label={t('fields.kind')}
          placeholder={t('fields.kindExample')}
          maxLength={50}
          {...form.getInputProps('kind')}
        />
      </Pair>
      <PurposeInput label={t('fields.description')} {...form.getInputProps('description')} />
      <TagsInput
        label={t('fields.positions')}
        description={t('fields.positionsHelp')}
        maxLength={100}
        {...form.getInputProps('positions')}
      />
    </>
  )
}
