import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createRole, listRoles } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { PurposeInput } from '../../ui/form/PurposeInput.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { newKey } from '../../ui/newKey.ts'
import { OptionCards } from '../../ui/OptionCards.tsx'
import { Panel, PanelSection } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { useGo } from '../../ui/useGo.ts'
import type { RoleSummary } from '../role.ts'

interface Props {
  /** The role to begin with; without one it begins empty. */
  readonly from: RoleSummary | undefined
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}

type Audience = RoleSummary['audience']

/** Creates a role, empty or as a copy of another. */
export function NewRole({ from, onClose, onDone }: Props) {
  const { t } = useTranslation('roles')
  const undoOf = useUndo()
  const go = useGo()
  const roles = useCall(listRoles, {})
  const create = useChange(createRole)
  const [key] = useState(newKey)
  const start = {
    name: from ? t('new.copyOf', { name: from.name }) : '',
    description: from?.description ?? '',
    copyFrom: from?.id ?? '',
    audience: (from?.audience ?? 'internal') satisfies Audience as Audience,
  }
  const { form, submit, busy, problem, isDirty } = useApiForm({
    start,
    check: ({ name }) => (name.trim() ? {} : { name: t('fields.nameNeeded') }),
    send: async ({ copyFrom, ...values }) => {
      const body = copyFrom ? { ...values, copyFrom } : values
      const role = await create.mutateAsync({ body, idempotencyKey: key })
      toast(
        t('new.done', { name: role.name }),
        undoOf(role, () => go('/roles', true)),
      )
      onDone(role.id)
    },
  })
  const copies = [
    { value: '', label: t('new.empty') },
    ...(roles.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Panel
      title={from ? t('new.copyTitle', { name: from.name }) : t('new.title')}
      onClose={onClose}
      onSubmit={submit}
      isDirty={isDirty}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t('new.do')}
        </FormFoot>
      }
    >
      <PanelSection>
        <TextInput data-autofocus label={t('fields.name')} maxLength={150} {...form.getInputProps('name')} />
        <PurposeInput label={t('fields.description')} {...form.getInputProps('description')} />
        <Select
          searchable
          label={t('new.from')}
          description={t('new.fromHelp')}
          data={copies}
          allowDeselect={false}
          {...form.getInputProps('copyFrom')}
        />
      </PanelSection>
      <PanelSection title={t('fields.audience')}>
        <AudienceCards value={form.values.audience} onChange={(audience) => form.setFieldValue('audience', audience)} />
        <ProblemLine problem={problem} />
      </PanelSection>
    </Panel>
  )
}

/** For people of the organisation, or for those outside. */
export function AudienceCards({ value, onChange }: { value: Audience; onChange: (audience: Audience) => void }) {
  const { t } = useTranslation('roles')
  const option = (audience: Audience) => ({
    value: audience,
    label: t(`audience.${audience}`),
    help: t(`audienceHelp.${audience}`),
  })
  return (
    <OptionCards
      label={t('fields.audience')}
      columns={2}
      value={value}
      onChange={onChange}
      options={[option('internal'), option('portal')]}
    />
  )
}
