import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { editUser, getUser } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'
import { useChange } from '../../api/useChange.ts'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { MergeChoice } from '../../ui/merge/MergeChoice.tsx'
import { useMergedSave } from '../../ui/merge/useMergedSave.ts'
import { Pair, Panel, PanelSection } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { FieldInput } from '../fields/FieldInput.tsx'
import type { InputValue } from '../fields/fieldValues.ts'
import { type ProfileField, useReadFields } from '../fields/useProfileFields.ts'
import { HeldByDeleted } from '../HeldByDeleted.tsx'
import type { UserDetail } from '../types.ts'
import { AccountSection } from './AccountSection.tsx'
import { AssignmentsImpact } from './AssignmentsImpact.tsx'
import { bodyOf, type EditValues, valuesOf } from './editValues.ts'
import { type EditForm as Form, fieldProps } from './fieldProps.ts'
import { NameSection, WorkSection } from './PersonSections.tsx'
import { useShowValue } from './useShowValue.ts'

/** Changes what is known of a person; only what was changed is sent, and nobody's change is lost. */
export default function EditPanel(props: Props) {
  const fields = useReadFields()
  return fields && <EditForm {...props} fields={fields} />
}

interface Props {
  readonly user: UserDetail
  readonly onClose: () => void
}

function EditForm({ user: given, fields, onClose }: Props & { fields: readonly ProfileField[] }) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const [user] = useState(given)
  const edit = useChange(editUser, {
    alters: ['me', 'teams', 'roles'],
    done: (saved) => toast(t('done.saved', { name: user.name }), undoOf(saved)),
  })
  const params = { user: user.id }
  const read = (detail: UserDetail) => ({ values: valuesOf(detail, fields), version: detail.version })
  const merge = useMergedSave<EditValues>({
    start: read(user),
    readAgain: async () => read(await call(getUser, { params })),
    send: (changes, version) => edit.mutateAsync({ params, body: bodyOf(changes), version }),
  })
  const { form, submit, busy, problem, isDirty } = useApiForm<EditValues>({
    start: read(user).values,
    send: async (values) => {
      if (await merge.save(values)) onClose()
    },
  })
  const { labelOf, show } = useShowValue(fields, user)
  const settle = async (kept: ReadonlySet<string>) => {
    const isSaved = merge.clash && (await merge.settle(merge.clash, kept).catch(() => false))
    if (isSaved) onClose()
  }
  const told = problem ?? (merge.clash ? edit.error : null)
  return (
    <Panel
      title={t('edit.title', { name: user.name })}
      onClose={onClose}
      onSubmit={submit}
      isDirty={isDirty}
      foot={
        !merge.clash && (
          <>
            <Button onClick={onClose}>{t('ui:cancel')}</Button>
            <Button type="submit" variant="filled" loading={busy} rightSection={<Kbd keys="mod enter" on="accent" />}>
              {t('edit.save')}
            </Button>
          </>
        )
      }
    >
      {merge.clash ? (
        <PanelSection>
          <MergeChoice
            clash={merge.clash}
            labelOf={labelOf}
            show={show}
            busy={edit.isPending}
            onSave={(kept) => void settle(kept)}
            onDiscard={onClose}
          />
        </PanelSection>
      ) : (
        <>
          <NameSection form={form} user={user} />
          <HeldByDeleted problem={edit.error} typed={(path) => typedAt(form.getValues(), path)} />
          {user.type !== 'api' && <WorkSection form={form} user={user} />}
          {user.type !== 'api' && fields.length > 0 && (
            <PanelSection title={t('tab.profile')}>
              <Pair>
                {fields.map((field) => (
                  <Declared key={field.key} form={form} field={field} />
                ))}
              </Pair>
            </PanelSection>
          )}
          <AssignmentsImpact userId={user.id} fields={fields} before={read(user).values} values={form.values} />
          <AccountSection form={form} user={user} />
        </>
      )}
      {told && (
        <PanelSection>
          <ProblemLine problem={told} always />
        </PanelSection>
      )}
    </Panel>
  )
}

/** What stands in `username` or `emails.1`. */
function typedAt({ username, emails }: EditValues, path: string): string {
  return path === 'username' ? username : (emails[Number(path.split('.')[1])] ?? '')
}

function Declared({ form, field }: { form: Form; field: ProfileField }) {
  return <FieldInput field={field} {...fieldProps<InputValue>(form, `fields.${field.key}`)} />
}
