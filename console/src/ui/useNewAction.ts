import { IconPlus } from '@tabler/icons-react'
import type { Action } from './action.ts'
import { useShortcuts } from './keys/useShortcuts.ts'

/** The one filled button of a list, which is the key `c`, too; nothing where `make` is undefined: one may not. */
export function useNewAction(label: string, make: (() => void) | undefined): readonly Action[] {
  useShortcuts(make ? [{ keys: 'c', label, group: 'list', run: make }] : [])
  return make ? [{ id: 'new', label, icon: IconPlus, primary: true, hint: 'c', run: make }] : []
}
