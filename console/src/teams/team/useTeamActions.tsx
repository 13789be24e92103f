import { IconCopy, IconEdit, IconFolderSymlink, IconLink, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import type { ActionGroups } from '../../ui/action.ts'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { useCopy } from '../../ui/useCopy.ts'
import { useGo } from '../../ui/useGo.ts'
import { hrefOfTeam } from '../address.ts'
import { DeleteTeam } from '../dialogs/DeleteTeam.tsx'
import { EditTeam } from '../dialogs/EditTeam.tsx'
import { MoveTeam } from '../dialogs/MoveTeam.tsx'
import { NewTeam } from '../dialogs/NewTeam.tsx'
import { type Forest, withBelow } from '../tree/forest.ts'
import type { Team } from './team.ts'

type Layer = 'edit' | 'move' | 'new' | 'delete'

/** The menu of a team, by what one may do with it, and what it opens. */
export function useTeamActions(team: Team, forest: Forest) {
  const { t } = useTranslation('teams')
  const { can } = useViewer()
  const { copy } = useCopy()
  const [layer, setLayer] = useState<Layer>()
  const open = (next: Layer) => () => setLayer(next)
  const edit = { id: 'edit', label: t('edit.do'), icon: IconEdit, hint: 'e', run: open('edit') }
  useShortcuts(team.can.edit ? [{ keys: 'e', label: t('edit.do'), group: 'here', run: open('edit') }] : [])
  const below = withBelow(forest, team.id).size - 1
  const refused = below > 0 ? t('delete.hasBelow', { count: below }) : undefined
  const groups: ActionGroups = [
    [
      ...(team.can.edit ? [edit, { id: 'move', label: t('move.do'), icon: IconFolderSymlink, run: open('move') }] : []),
      ...(can['teams.create'] ? [{ id: 'new', label: t('new.below'), icon: IconPlus, run: open('new') }] : []),
    ],
    [
      {
        id: 'link',
        label: t('copyLink'),
        icon: IconLink,
        run: () => copy(window.location.origin + hrefOfTeam(team.id)),
      },
      { id: 'id', label: t('copyId'), icon: IconCopy, run: () => copy(team.id) },
    ],
    team.can.delete
      ? [{ id: 'delete', label: t('delete.do'), icon: IconTrash, danger: true, refused, run: open('delete') }]
      : [],
  ]
  return { groups, layer: <Layers which={layer} team={team} forest={forest} onClose={() => setLayer(undefined)} /> }
}

interface LayersProps {
  readonly which: Layer | undefined
  readonly team: Team
  readonly forest: Forest
  readonly onClose: () => void
}

function Layers({ which, team, forest, onClose }: LayersProps) {
  const go = useGo()
  const goTo = (id: string) => {
    onClose()
    go(hrefOfTeam(id))
  }
  if (which === 'edit') return <EditTeam team={team} onClose={onClose} />
  if (which === 'move') return <MoveTeam team={team} forest={forest} onClose={onClose} />
  if (which === 'new') return <NewTeam parentId={team.id} onClose={onClose} onDone={goTo} />
  if (which === 'delete') return <DeleteTeam team={team} forest={forest} onClose={onClose} />
  return null
}
