import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createDirectory, editDirectory } from '../../../server/directories/contract.ts'
import { useChange } from '../api/useChange.ts'
import { FormFoot } from '../ui/FormFoot.tsx'
import { useApiForm } from '../ui/form/useApiForm.ts'
import { newKey } from '../ui/newKey.ts'
import { Pair, Panel, PanelSection } from '../ui/Panel.tsx'
import { ProblemLine } from '../ui/ProblemLine.tsx'
import { toast } from '../ui/toast/store.ts'
import { useUndo } from '../ui/toast/useUndo.ts'
import { AttributesEditor } from './AttributesEditor.tsx'
import { ALTERED, type Attribute, type Directory, keyFrom } from './directory.ts'

interface Props {
  /** The one to change; without it a new one is made. */
  readonly directory?: Directory
  readonly onClose: () => void
  readonly onDone: (directory: Directory) => void
}

/** Makes a directory, or changes what it is called and which attributes its records have. */
export function DirectoryPanel({ directory, onClose, onDone }: Props) {
  const { t } = useTranslation('directories')
  const undoOf = useUndo()
  const [idempotencyKey] = useState(newKey)
  const create = useChange(createDirectory, { alters: ALTERED })
  const edit = useChange(editDirectory, { alters: ALTERED })
  const { form, submit, busy, problem, isDirty } = useApiForm({
    start: {
      name: directory?.name ?? '',
      key: directory?.key ?? '',
      help: directory?.help ?? '',
      uniqueNames: directory?.uniqueNames ?? true,
      attributes: (directory?.attributes ?? []) as readonly Attribute[],
    },
    check: ({ name }) => (name.trim() ? {} : { name: t('needed') }),
    send: async ({ key, attributes, ...values }) => {
      const body = { ...values, attributes: attributes.map(ready) }
      const saved = directory
        ? await edit.mutateAsync({ params: { directory: directory.id }, body, version: directory.version })
        : await create.mutateAsync({ body: { ...body, key: key || keyFrom(values.name) }, idempotencyKey })
      toast(t(directory ? 'done.changed' : 'done.made', { name: saved.name }), undoOf(saved))
      onClose()
      onDone(saved)
    },
  })
  const { name, key, attributes } = form.getValues()
  return (
    <Panel
      title={directory ? t('edit.title', { name: directory.name }) : t('new.title')}
      onClose={onClose}
      onSubmit={submit}
      isDirty={isDirty}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t(directory ? 'save' : 'new.do')}
        </FormFoot>
      }
    >
      <PanelSection>
        <Pair>
          <TextInput data-autofocus label={t('column.name')} maxLength={100} {...form.getInputProps('name')} />
          <TextInput
            label={t('column.key')}
            disabled={Boolean(directory)}
            placeholder={keyFrom(name)}
            {...form.getInputProps('key')}
            value={key}
          />
        </Pair>
        <Textarea autosize minRows={2} maxLength={500} label={t('help')} {...form.getInputProps('help')} />
        <Checkbox label={t('uniqueNames')} {...form.getInputProps('uniqueNames', { type: 'checkbox' })} />
      </PanelSection>
      <PanelSection title={t('column.attributes')}>
        <AttributesEditor
          value={attributes}
          fixed={directory?.attributes.map((one) => one.key) ?? []}
          onChange={(next) => form.setFieldValue('attributes', next)}
          errors={form.errors}
        />
        <ProblemLine problem={problem} />
      </PanelSection>
    </Panel>
  )
}

/** Choices and a directory only where the kind takes them; a key from the name where none was typed. */
function ready(attribute: Attribute): Attribute {
  const key = attribute.key || keyFrom(attribute.name).replaceAll('-', '_')
  const choices = attribute.kind === 'choice' ? attribute.choices.map((one) => one.trim()).filter(Boolean) : []
  return { ...attribute, key, choices, directory: attribute.kind === 'record' ? attribute.directory : null }
}
