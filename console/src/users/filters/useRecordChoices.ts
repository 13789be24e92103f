import { listChoices } from '../../../../server/profile-fields/contract.ts'
import { useCalls } from '../../api/useCalls.ts'
import { useViewer } from '../../api/viewer.ts'
import type { Choice } from '../../ui/pick/ChoiceEditor.tsx'
import type { ProfileField } from '../fields/useProfileFields.ts'
import { valuesOfField } from './fieldFilter.ts'

const OFFERED = 9 // records of a field; where there are more they are found by typing

interface RecordField {
  readonly key: string
  readonly label: string
  readonly choices: readonly Choice[]
  /** By which more are found; undefined where these are all. */
  readonly searchId: string | undefined
}

/** Fields of records with what they can be narrowed to: the first by name, and those that are chosen. A long list is searched. */
export function useRecordChoices(declared: readonly ProfileField[], filter: string): readonly RecordField[] {
  const { can } = useViewer()
  const fields = can['directories.read'] ? declared.filter(({ kind }) => kind === 'record') : []
  const inputs = fields.map(({ id, key }) => {
    const ids = valuesOfField(filter, key).filter((value) => !value.startsWith('ext:'))
    return { params: { field: id }, query: { limit: OFFERED, ...(ids.length > 0 ? { ids: ids.join() } : {}) } }
  })
  const { replies } = useCalls(listChoices, inputs)
  return fields.map(({ id: fieldId, key, label }, at) => {
    const items = replies[at]?.items ?? []
    return {
      ...{ key, label, searchId: items.length < OFFERED ? undefined : fieldId },
      choices: items.map(({ id, name }) => ({ value: id, label: name })),
    }
  })
}
