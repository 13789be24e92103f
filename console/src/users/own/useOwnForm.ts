import { editUser, getUser } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'
import { useChange } from '../../api/useChange.ts'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { speak } from '../../ui/language.ts'
import { useMergedSave } from '../../ui/merge/useMergedSave.ts'
import { toast } from '../../ui/toast/store.ts'
import { keepZone } from '../../ui/zone.ts'
import { bodyOf, type EditValues, valuesOf } from '../edit/editValues.ts'
import type { ProfileField } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'

/** A form about oneself: only what was changed is sent, and what others changed meanwhile is asked about. */
export function useOwnForm(user: UserDetail, fields: readonly ProfileField[], saved: string) {
  const edit = useChange(editUser, { alters: ['me', 'teams'] })
  const params = { user: user.id }
  const read = (detail: UserDetail) => ({ values: valuesOf(detail, fields), version: detail.version })
  const merge = useMergedSave<EditValues>({
    start: read(user),
    readAgain: async () => read(await call(getUser, { params })),
    send: async (changes, version) => {
      const changed = await edit.mutateAsync({ params, body: bodyOf(changes), version })
      await speak(changed.language)
      keepZone(changed.timeZone)
      toast(saved)
      return changed
    },
  })
  const api = useApiForm<EditValues>({ start: read(user).values, send: (values) => merge.save(values) })
  return { ...api, merge }
}

export type OwnForm = ReturnType<typeof useOwnForm>
