import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getUser } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'
import { isProblem } from '../../api/problem.ts'
import { useViewer } from '../../api/viewer.ts'
import { later } from '../../ui/missing/later.tsx'
import type { PeopleBarProps } from '../../ui/peopleBar.ts'
import { SelectionBar } from '../../ui/SelectionBar.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useProblemTitle } from '../../ui/useProblemTitle.ts'
import { useListRights } from '../list/useListRights.ts'
import type { UserDetail } from '../types.ts'
import type { BulkKind } from './kinds.ts'
import { useBulkActions } from './UserSelectionBar.tsx'

const BulkDialog = later(() => import('./BulkDialog.tsx'))
const ExportDialog = later(() => import('../export/ExportDialog.tsx'))

const AT_ONCE = 6 // requests; as many as a browser keeps open

/** What can be done to people ticked on any page: as in the list of users, after what that page does itself. */
export default function PeopleBar({ ids, actions, onClear }: PeopleBarProps) {
  const { t } = useTranslation('users')
  const { can } = useViewer()
  const { mayExport } = useListRights()
  const titleOf = useProblemTitle()
  const [asked, setAsked] = useState<{ readonly kind: BulkKind; readonly users: readonly UserDetail[] }>()
  const [isExporting, setExporting] = useState(false)
  const may = (action: string) => ['users', 'portal-users', 'api-users'].some((scope) => can[`${scope}.${action}`])
  const open = async (kind: BulkKind) => {
    try {
      const users = await readAll(ids)
      users.length > 0 ? setAsked({ kind, users }) : toast(t('bulk.unseen'))
    } catch (error) {
      if (!isProblem(error)) throw error
      toast(titleOf(error))
    }
  }
  const general = useBulkActions(
    { suspend: may('suspend'), grant: may('grant'), assign: may('edit') && may('grant'), unlock: may('unlock') },
    (kind) => void open(kind),
    mayExport ? () => setExporting(true) : undefined,
  )
  return (
    <>
      <SelectionBar count={ids.length} actions={[...actions, ...general]} onClear={onClear} />
      <Suspense>
        {asked && <BulkDialog {...asked} onDone={onClear} onClose={() => setAsked(undefined)} />}
        {isExporting && <ExportDialog ticked={ids} onClose={() => setExporting(false)} />}
      </Suspense>
    </>
  )
}

/** Each as the viewer sees them; whom they may not see is left out. */
async function readAll(ids: readonly string[]): Promise<UserDetail[]> {
  const users: UserDetail[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE).map((user) => call(getUser, { params: { user } }).catch(unseen))
    users.push(...(await Promise.all(some)).filter((user) => user !== undefined))
  }
  return users
}

function unseen(error: unknown): undefined {
  if (!isProblem(error) || error.isPassing) throw error
  return undefined
}
