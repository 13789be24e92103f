import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { editRole } from '../../../../server/roles/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Role } from '../role.ts'

type Cell = Role['fields'][number]
type Place = Pick<Cell, 'scope' | 'field' | 'action'>

export type FieldsDraft = ReturnType<typeof useFieldsDraft>

const keyOf = ({ scope, field, action }: Place) => `${scope} ${field} ${action}`
const textOf = (cell: Cell) => `${keyOf(cell)} ${cell.gives}`

/** What a role says of fields, as one is about to make it. */
export function useFieldsDraft(role: Role) {
  const { t } = useTranslation('roles')
  const undoOf = useUndo()
  const [edited, setEdited] = useState<{ readonly fields: readonly Cell[]; readonly version: number }>()
  const fields = edited?.fields ?? role.fields
  const edit = useChange(editRole, { alters: ALTERED })
  const before = new Set(role.fields.map(textOf))
  const after = new Set(fields.map(textOf))
  const changed = new Set(
    [
      ...role.fields.filter((cell) => !after.has(textOf(cell))),
      ...fields.filter((cell) => !before.has(textOf(cell))),
    ].map(keyOf),
  )
  return {
    fields,
    count: changed.size,
    problem: edit.error,
    busy: edit.isPending,
    wordOf: (scope: string, field: string, action: Cell['action']) =>
      fields.find((cell) => keyOf(cell) === keyOf({ scope, field, action }))?.gives ?? 'unset',
    say: (place: Place, word: string) => {
      const rest = fields.filter((cell) => keyOf(cell) !== keyOf(place))
      const said = word === 'yes' || word === 'no' ? [{ ...place, gives: word } as const] : []
      setEdited({ fields: [...rest, ...said], version: edited?.version ?? role.version })
    },
    discard: () => {
      setEdited(undefined)
      edit.reset()
    },
    save: () =>
      edit.mutate(
        { params: { role: role.id }, body: { fields: [...fields] }, version: edited?.version ?? role.version },
        {
          onSuccess: (saved) => {
            toast(t('saved', { name: role.name }), undoOf(saved))
            setEdited(undefined)
          },
        },
      ),
  }
}
