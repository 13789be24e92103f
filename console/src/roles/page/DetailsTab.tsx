import { useTranslation } from 'react-i18next'
import { editRole, getRole } from '../../../../server/roles/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { useChange } from '../../api/useChange.ts'
import { Begun } from '../../ui/form/Begun.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { MergeChoice } from '../../ui/merge/MergeChoice.tsx'
import { useMergedSave } from '../../ui/merge/useMergedSave.ts'
import { TabBody } from '../../ui/TabPage.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { WhoMay } from '../../ui/who/WhoMay.tsx'
import { ALTERED, type Role } from '../role.ts'
import { DetailsFacts } from './DetailsFacts.tsx'
import { DetailsForm } from './DetailsForm.tsx'

const readOf = ({ name, description, rank, audience, mayGrant, inactive, version }: Role) => ({
  values: { name, description, rank, audience, mayGrant: mayGrant.map(({ id }) => id), inactive },
  version,
})

export type Details = ReturnType<typeof readOf>['values']

/** What is known of the role besides its permissions. */
export function DetailsTab({ role }: { role: Role }) {
  const { t } = useTranslation(['roles', 'who'])
  const given = new Set(role.permissions.map(({ scope, action }) => `${scope}.${action}`))
  return (
    <TabBody>
      {role.can.edit ? <Begun read={role}>{(begun) => <Editor role={begun} />}</Begun> : <DetailsFacts role={role} />}
      <WhoMay title={t('who:title')} label={t('who:label.role')} roleId={role.id} among={given} />
    </TabBody>
  )
}

function Editor({ role }: { role: Role }) {
  const { t } = useTranslation('roles')
  const undoOf = useUndo()
  const edit = useChange(editRole, { alters: ALTERED })
  const params = { role: role.id }
  const start = readOf(role)
  const merge = useMergedSave({
    start,
    readAgain: async () => readOf(await call(getRole, { params })),
    send: (body, version) => edit.mutateAsync({ params, body, version }),
  })
  const tell = (saved: Role | undefined) => {
    if (!saved) return undefined
    toast(t('saved', { name: role.name }), undoOf(saved))
    form.form.resetDirty()
    return saved
  }
  const form = useApiForm<Details>({
    start: start.values,
    check: ({ name }) => (name.trim() ? {} : { name: t('fields.nameNeeded') }),
    send: async (values) => tell(await merge.save(values)),
  })
  const { clash } = merge
  if (!clash) return <DetailsForm {...form} role={role} />
  return (
    <MergeChoice
      clash={clash}
      labelOf={(field) => t(`fields.${field}`)}
      show={(value) => (Array.isArray(value) ? t('rolesCount', { count: value.length }) : String(value ?? '–') || '–')}
      busy={edit.isPending}
      onSave={(given) => void merge.settle(clash, given).then(tell)}
      onDiscard={() => {
        form.form.reset()
        merge.drop()
        void refresh('roles')
      }}
    />
  )
}
