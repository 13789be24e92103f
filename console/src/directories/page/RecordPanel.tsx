import { Checkbox, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createRecord, editRecord, getRecord } from '../../../../server/directories/records/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { newKey } from '../../ui/newKey.ts'
import { Pair, Panel, PanelSection } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Directory, type DirectoryRecord } from '../directory.ts'
import { AttributeInput } from './AttributeInput.tsx'
import { UsedBy } from './UsedBy.tsx'

interface Props {
  readonly directory: Directory
  /** The one to change; without it a new one is added. */
  readonly record?: DirectoryRecord
  readonly onClose: () => void
}

type Values = Readonly<Record<string, DirectoryRecord['attributes'][string] | ''>>

/** A record with all that is known of it, and who names it. */
export function RecordPanel({ directory, record, onClose }: Props) {
  const { t } = useTranslation('directories')
  const undoOf = useUndo()
  const [idempotencyKey] = useState(newKey)
  const params = { directory: directory.id, record: record?.id ?? '' }
  const used = useCall(getRecord, { params }, { when: Boolean(record) }).data
  const create = useChange(createRecord, { alters: ALTERED })
  const edit = useChange(editRecord, { alters: ALTERED })
  const { form, submit, busy, problem, isDirty } = useApiForm({
    start: {
      name: record?.name ?? '',
      attributes: Object.fromEntries(
        directory.attributes.map(({ key }) => [key, record?.attributes[key] ?? '']),
      ) as Values,
      externalIds: (record?.externalIds ?? []).map(({ source, key }) => `${source}:${key}`),
      inactive: record?.inactive ?? false,
    },
    check: ({ name }) => (name.trim() ? {} : { name: t('needed') }),
    send: async ({ name, attributes, externalIds, inactive }) => {
      const body = { name, attributes: asGiven(attributes), externalIds: externalIds.map(asKey), inactive }
      const saved = record
        ? await edit.mutateAsync({ params, body, version: record.version })
        : await create.mutateAsync({ params: { directory: directory.id }, body, idempotencyKey })
      toast(t(record ? 'done.changed' : 'done.added', { name: saved.name }), undoOf(saved))
      onClose()
    },
  })
  const mayWrite = directory.can.records
  const values = form.getValues()
  const errorOf = (path: string) => form.errors[path]?.toString()
  return (
    <Panel
      title={record?.name ?? t('record.add')}
      onClose={onClose}
      onSubmit={mayWrite ? submit : undefined}
      isDirty={isDirty}
      foot={
        mayWrite && (
          <FormFoot busy={busy} onCancel={onClose}>
            {t(record ? 'save' : 'record.add')}
          </FormFoot>
        )
      }
    >
      <PanelSection>
        <TextInput
          data-autofocus
          label={t('column.name')}
          maxLength={200}
          readOnly={!mayWrite}
          {...form.getInputProps('name')}
        />
        <Pair>
          {directory.attributes.map((attribute) => (
            <AttributeInput
              key={attribute.key}
              attribute={attribute}
              isReadOnly={!mayWrite}
              value={values.attributes[attribute.key] ?? ''}
              error={errorOf(`attributes.${attribute.key}`)}
              onChange={(value) => {
                form.setFieldValue('attributes', { ...values.attributes, [attribute.key]: value })
                form.clearFieldError(`attributes.${attribute.key}`)
              }}
            />
          ))}
        </Pair>
        <TagsInput
          label={t('column.keys')}
          description={t('keysHelp')}
          readOnly={!mayWrite}
          {...form.getInputProps('externalIds')}
          error={errorOf('externalIds') ?? errorOf('externalIds.0.source') ?? errorOf('externalIds.0.key')}
        />
        <Checkbox
          label={t('inactive')}
          description={t('inactiveHelp')}
          disabled={!mayWrite}
          {...form.getInputProps('inactive', { type: 'checkbox' })}
        />
        <ProblemLine problem={problem} />
      </PanelSection>
      {used && <UsedBy record={used} />}
    </Panel>
  )
}

/** An empty value clears. */
function asGiven(values: Values) {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value === '' ? null : typeof value === 'object' ? value.id : value,
    ]),
  )
}

const asKey = (text: string) => ({
  source: text.slice(0, Math.max(0, text.indexOf(':'))),
  key: text.slice(text.indexOf(':') + 1),
})
