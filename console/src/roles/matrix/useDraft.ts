import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { editRole, getRole } from '../../../../server/roles/contract.ts'
import { call } from '../../api/call.ts'
import { type ApiProblem, isProblem } from '../../api/problem.ts'
import { useChange } from '../../api/useChange.ts'
import { changesOf } from '../../ui/merge/merge.ts'
import { useMergedSave } from '../../ui/merge/useMergedSave.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type GivingLevel, type Role } from '../role.ts'
import { type Cells, cellsOf, permissionsOf, withLevel, withWithin } from './cells.ts'

export type Draft = ReturnType<typeof useDraft>

const readOf = (role: Role) => ({ values: cellsOf(role.permissions), version: role.version })

/** The permissions of a role as one is about to make them. */
export function useDraft(role: Role) {
  const { t } = useTranslation('roles')
  const undoOf = useUndo()
  const params = { role: role.id }
  // What the edits began with; a newer version that is read meanwhile must not slip below them.
  const [base, setBase] = useState(() => readOf(role))
  const [edited, setEdited] = useState<Cells>()
  const [problem, setProblem] = useState<ApiProblem>()
  const start = edited ? base : readOf(role)
  const cells = edited ?? start.values
  const edit = useChange(editRole, { alters: ALTERED })
  const merge = useMergedSave<Cells, Role>({
    start,
    readAgain: async () => readOf(await call(getRole, { params })),
    send: (_changes, version, whole) =>
      edit.mutateAsync({ params, body: { permissions: permissionsOf(whole) }, version }),
  })
  const discard = () => {
    setEdited(undefined)
    setProblem(undefined)
    merge.drop()
  }
  const finish = async (saving: Promise<Role | undefined>) => {
    setProblem(undefined)
    try {
      const saved = await saving
      if (!saved) return
      toast(t('saved', { name: role.name }), undoOf(saved))
      discard()
    } catch (error) {
      if (!isProblem(error)) throw error
      setProblem(error)
    }
  }
  const set = (wishes: ReadonlyMap<string, GivingLevel | undefined>) => {
    if (!edited) setBase(readOf(role))
    setEdited([...wishes].reduce((all, [key, level]) => withLevel(all, start.values, key, level), cells))
  }
  const limit = (key: string, within: number | null) => {
    if (!edited) setBase(readOf(role))
    setEdited(withWithin(cells, key, within))
  }
  const changed = new Set(Object.keys(changesOf(start.values, cells)))
  const { clash } = merge
  return {
    cells,
    changed,
    count: changed.size,
    set,
    limit,
    discard,
    problem,
    clash,
    busy: edit.isPending,
    save: () => void finish(merge.save(cells)),
    settle: (given: ReadonlySet<string>) => clash && void finish(merge.settle(clash, given)),
  }
}
