import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { addPortalPerson, listPortals } from '../../../../server/portals/contract.ts'
import { editUser } from '../../../../server/users/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { UserDetail } from '../types.ts'
import { RecordPicker } from './RecordPicker.tsx'

/** Lets a portal user into more portals, and says who they are and for whom they act. */
export function OutsideDialog({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t } = useTranslation('users')
  const { can } = useViewer()
  const undoOf = useUndo()
  const all = useCall(listPortals, {}).data?.items ?? []
  const others = all.filter(({ id }) => !user.portals.some((one) => one.id === id))
  const start = {
    portals: [] as string[],
    contact: (user.contact ? [user.contact] : []) as readonly { id: string; name: string }[],
    accounts: user.accounts as readonly { id: string; name: string }[],
  }
  const { form, submit, busy, problem } = useApiForm({
    start,
    send: async ({ portals, ...chosen }) => {
      const made: object[] = []
      try {
        const body = standsForOf(user, chosen)
        if (body) made.push(await call(editUser, { params: { user: user.id }, body }, { version: user.version }))
        for (const portal of portals) made.push(await call(addPortalPerson, { params: { portal, user: user.id } }))
      } finally {
        void refresh('portals', 'users', 'roles', 'access', 'directoryRecords')
      }
      toast(t('outside.changed', { name: user.name }), undoOf(made))
      onClose()
    },
  })
  const errorOf = (name: string) => Object.entries(form.errors).find(([path]) => path.startsWith(name))?.[1]
  const { values } = form
  const stands = standsForOf(user, values)
  return (
    <Dialog
      title={t('outside.changeTitle', { name: user.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t('outside.save')}
        </FormFoot>
      }
    >
      {can['portals.edit'] && (
        <MultiSelect
          searchable
          nothingFoundMessage={<NoChoice />}
          hidePickedOptions
          label={t('outside.letInto')}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('portals')}
        />
      )}
      <Impact
        change={
          values.portals.length > 0
            ? { kind: 'portal-people', portals: values.portals, people: [user.id], in: true }
            : undefined
        }
      />
      {user.can.grant && (
        <>
          <RecordPicker
            of="contacts"
            label={t('outside.contact')}
            value={values.contact}
            onChange={(contact) => form.setFieldValue('contact', contact)}
            error={errorOf('contact')}
          />
          <RecordPicker
            of="accounts"
            label={t('outside.accounts')}
            value={values.accounts}
            onChange={(accounts) => form.setFieldValue('accounts', accounts)}
            error={errorOf('accounts')}
          />
          <Impact change={stands && { kind: 'stands-for', user: user.id, ...stands }} />
        </>
      )}
      <ProblemLine problem={problem} always />
    </Dialog>
  )
}

type Chosen = readonly { readonly id: string }[]

/** Undefined as long as they stand for whom they do now. */
function standsForOf(user: UserDetail, values: { readonly contact: Chosen; readonly accounts: Chosen }) {
  const contact = values.contact[0]?.id ?? null
  const accounts = values.accounts.map(({ id }) => id)
  const isSame = contact === (user.contact?.id ?? null) && accounts.join() === user.accounts.map(({ id }) => id).join()
  return isSame ? undefined : { contact, accounts }
}
