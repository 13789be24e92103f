import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Stale } from '../../../../server/platform/failures.ts'
import { ConfirmationNeeded, changeSettings } from '../../../../server/settings/contract.ts'
import { type ApiProblem, isProblem } from '../../api/problem.ts'
import { useChange } from '../../api/useChange.ts'
import { focusFirstError } from '../../ui/form/focusFirstError.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { type Edit, type Edits, isSame, type Setting, type SettingValue } from '../setting.ts'
import { faultsIn } from './faults.ts'

export interface Draft {
  readonly edits: Edits
  /** Errors by key. */
  readonly errors: Readonly<Record<string, string>>
  readonly problem: ApiProblem | null
  /** What follows from the changes, while it is asked whether they are wanted. */
  readonly consequences: ApiProblem | null
  readonly busy: boolean
  readonly change: (setting: Setting, value: SettingValue | null) => void
  readonly discard: () => void
  readonly save: (confirmed?: boolean) => void
  readonly unask: () => void
}

interface Told {
  readonly errors: Readonly<Record<string, string>>
  readonly problem: ApiProblem | null
  readonly consequences: ApiProblem | null
}

const NOTHING: Told = { errors: {}, problem: null, consequences: null }
const ALTERS = ['me', 'users', 'roles', 'sign-in', 'audit']

/** What was typed on the page and not saved yet, over all groups; saved together, all or none. */
export function useDraft(
  settings: readonly Setting[],
  readAgain: () => Promise<readonly Setting[] | undefined>,
): Draft {
  const { t } = useTranslation('settings')
  const undoOf = useUndo()
  const [edits, setEdits] = useState<Edits>(new Map())
  const [told, setTold] = useState(NOTHING)
  const sending = useChange(changeSettings, { alters: ALTERS })

  const change = (setting: Setting, value: SettingValue | null) => {
    setTold({ ...told, problem: null, errors: without(told.errors, setting.key) })
    setEdits((before) => withEdit(before, setting, value))
  }
  const discard = () => {
    setEdits(new Map())
    setTold(NOTHING)
  }
  const tell = async (error: unknown) => {
    if (!isProblem(error)) throw error
    if (error.code === ConfirmationNeeded.code) return setTold({ ...NOTHING, consequences: error })
    // Once it was told what others did, saving again is meant.
    if (error.code === Stale.code) setEdits(await rebased(edits, readAgain))
    setTold({ ...NOTHING, problem: error, errors: errorsOf(error, edits) })
    focusFirstError()
  }
  const save = (confirmed = false) => {
    const errors = faultsIn(settings, edits, t)
    if (edits.size === 0 || sending.isPending) return
    if (Object.keys(errors).length > 0) {
      setTold({ ...NOTHING, errors })
      return focusFirstError()
    }
    const changes = [...edits].map(([key, { value, version }]) => ({ key, value, version }))
    sending.mutateAsync({ body: { changes, confirmed } }).then((saved) => {
      toast(t('save.done', { count: changes.length }), undoOf(saved))
      discard()
    }, tell)
  }
  const unask = () => setTold(NOTHING)
  return { edits, ...told, busy: sending.isPending, change, discard, save, unask }
}

function withEdit(edits: Edits, setting: Setting, value: SettingValue | null): Edits {
  const next = new Map(edits)
  const version = edits.get(setting.key)?.version ?? setting.version
  const isBack = value === null ? setting.source !== 'administrator' : isSame(value, setting.value)
  if (isBack) next.delete(setting.key)
  else next.set(setting.key, { value, version })
  return next
}

async function rebased(edits: Edits, readAgain: () => Promise<readonly Setting[] | undefined>): Promise<Edits> {
  const versions = new Map((await readAgain())?.map(({ key, version }) => [key, version]))
  return new Map(
    [...edits].map(([key, edit]): [string, Edit] => [key, { ...edit, version: versions.get(key) ?? edit.version }]),
  )
}

function errorsOf({ fields }: ApiProblem, edits: Edits): Record<string, string> {
  return Object.fromEntries(fields.filter(({ path }) => edits.has(path)).map(({ path, message }) => [path, message]))
}

function without(errors: Readonly<Record<string, string>>, key: string): Record<string, string> {
  const { [key]: _, ...rest } = errors
  return rest
}
