import { Checkbox, Select, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createProfileField, editProfileField } from '../../../server/profile-fields/contract.ts'
import { useChange } from '../api/useChange.ts'
import { FormFoot } from '../ui/FormFoot.tsx'
import { useApiForm } from '../ui/form/useApiForm.ts'
import { newKey } from '../ui/newKey.ts'
import { OptionCards } from '../ui/OptionCards.tsx'
import { Pair, Panel, PanelSection } from '../ui/Panel.tsx'
import { ProblemLine } from '../ui/ProblemLine.tsx'
import { toast } from '../ui/toast/store.ts'
import { useUndo } from '../ui/toast/useUndo.ts'
import { ALTERED, FIELD_KINDS, keyFrom, type ProfileField } from './field.ts'
import { RecordPart } from './RecordPart.tsx'

interface Props {
  /** The one to change; without it a new one is declared. */
  readonly field?: ProfileField
  readonly onClose: () => void
}

export type FieldValues = Omit<ProfileField, 'id' | 'version' | 'module'> & Record<string, unknown>

const EMPTY: FieldValues = {
  ...{ key: '', label: '', kind: 'text', choices: [], editableBy: 'administrators' },
  ...{ required: false, searchable: false, sortable: false, shown: true },
  ...{ directories: [], many: false, notSelf: false, effect: null, appliesTo: [] },
}

/** Declares an attribute of people, or changes one; its key and kind stay. */
export function FieldPanel({ field, onClose }: Props) {
  const { t } = useTranslation('profileFields')
  const undoOf = useUndo()
  const [idempotencyKey] = useState(newKey)
  const create = useChange(createProfileField, { alters: ALTERED })
  const edit = useChange(editProfileField, { alters: ALTERED })
  const { form, submit, busy, problem, isDirty } = useApiForm<FieldValues>({
    start: field ? startOf(field) : EMPTY,
    check: ({ label }) => (label.trim() ? {} : { label: t('needed') }),
    send: async (values) => {
      const { key, kind, ...body } = readyOf(values)
      const saved = field
        ? await edit.mutateAsync({ params: { field: field.id }, body, version: field.version })
        : await create.mutateAsync({ body: { ...body, kind, key: key || keyFrom(body.label) }, idempotencyKey })
      toast(t(field ? 'done.changed' : 'done.made', { label: saved.label }), undoOf(saved))
      onClose()
    },
  })
  const { kind, label, editableBy, effect } = form.getValues()
  const isText = kind !== 'record' && kind !== 'user'
  const tick = (name: 'required' | 'shown' | 'searchable' | 'sortable' | 'notSelf') => (
    <Checkbox label={t(`tick.${name}`)} {...form.getInputProps(name, { type: 'checkbox' })} />
  )
  return (
    <Panel
      title={field ? t('edit.title', { label: field.label }) : t('new.title')}
      onClose={onClose}
      onSubmit={submit}
      isDirty={isDirty}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t(field ? 'save' : 'new.do')}
        </FormFoot>
      }
    >
      <PanelSection>
        <Pair>
          <TextInput data-autofocus label={t('column.label')} maxLength={100} {...form.getInputProps('label')} />
          <TextInput
            label={t('column.key')}
            disabled={Boolean(field)}
            placeholder={keyFrom(label)}
            {...form.getInputProps('key')}
          />
        </Pair>
        <Select
          label={t('column.kind')}
          disabled={Boolean(field)}
          allowDeselect={false}
          data={FIELD_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          {...form.getInputProps('kind')}
        />
        {kind === 'choice' && <TagsInput label={t('choices')} {...form.getInputProps('choices')} />}
        {kind === 'user' && tick('notSelf')}
        {tick('required')}
        {tick('shown')}
        {isText && tick('searchable')}
        {isText && tick('sortable')}
      </PanelSection>
      {kind === 'record' && <RecordPart form={form} />}
      {!effect && (
        <PanelSection title={t('column.editableBy')}>
          <OptionCards
            label={t('column.editableBy')}
            columns={2}
            value={editableBy}
            onChange={(next) => form.setFieldValue('editableBy', next)}
            options={(['administrators', 'self'] as const).map((one) => ({
              value: one,
              label: t(`editableBy.${one}`),
              help: t(`editableByHelp.${one}`),
            }))}
          />
        </PanelSection>
      )}
      {problem && (
        <PanelSection>
          <ProblemLine problem={problem} always />
        </PanelSection>
      )}
    </Panel>
  )
}

function startOf({ id: _, version: __, module: ___, ...values }: ProfileField): FieldValues {
  return values
}

/** What the kind does not take is left empty. */
function readyOf(values: FieldValues) {
  const { key, label, kind, choices, required, shown, editableBy, directories, many, effect, appliesTo } = values
  const isRecord = kind === 'record'
  const isText = !isRecord && kind !== 'user'
  return {
    ...{ key, label, kind, required, shown },
    choices: kind === 'choice' ? choices : [],
    editableBy: effect ? ('administrators' as const) : editableBy,
    searchable: isText && values.searchable,
    sortable: isText && values.sortable,
    notSelf: kind === 'user' && values.notSelf,
    directories: isRecord ? directories : [],
    many: isRecord && many,
    effect: isRecord ? effect : null,
    appliesTo: isRecord && effect ? appliesTo : [],
  }
}
