import { type ReactNode, Suspense, useCallback, useState } from 'react'
import type { ActionGroups } from '../../ui/action.ts'
import { later } from '../../ui/missing/later.tsx'
import type { UserRow } from '../types.ts'
import { useUserActions } from './useUserActions.ts'

export type LayerKind =
  | 'edit'
  | 'logInAs'
  | 'suspend'
  | 'delete'
  | 'purge'
  | 'type'
  | 'sessions'
  | 'link'
  | 'password'
  | 'photo'

const CreatePanel = later(() => import('../create/CreatePanel.tsx'))
const UserLayer = later(() => import('./UserLayer.tsx'))

type Layer = { readonly kind: 'create' } | { readonly kind: LayerKind; readonly user: UserRow } | undefined

export interface UserLayers {
  readonly open: (kind: LayerKind, user: UserRow) => void
  readonly create: () => void
  readonly menuOf: (user: UserRow) => ActionGroups
  readonly layer: ReactNode
}

/** Panels and dialogs about a person, over the list or over their page; fetched when first opened. */
export function useUserLayers(): UserLayers {
  const [layer, setLayer] = useState<Layer>()
  const open = useCallback((kind: LayerKind, user: UserRow) => setLayer({ kind, user }), [])
  const create = useCallback(() => setLayer({ kind: 'create' }), [])
  const close = useCallback(() => setLayer(undefined), [])
  const menuOf = useUserActions(open)
  return {
    open,
    create,
    menuOf,
    layer: (
      <Suspense>
        {layer?.kind === 'create' && <CreatePanel onClose={close} />}
        {layer && layer.kind !== 'create' && <UserLayer {...layer} onOpen={open} onClose={close} />}
      </Suspense>
    ),
  }
}
