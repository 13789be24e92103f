import { useTranslation } from 'react-i18next'
import { switchPortal } from '../../../../server/portals/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Portal } from '../portal.ts'

/** Switches a portal on or off and tells of it. */
export function useSwitch({ id, name, version }: Portal, onDone?: () => void) {
  const { t } = useTranslation('portals')
  const undoOf = useUndo()
  const change = useChange(switchPortal, { alters: ALTERED })
  const to = (on: boolean) =>
    change.mutate(
      { params: { portal: id }, body: { on }, version },
      {
        onSuccess: (saved) => {
          toast(t(on ? 'done.on' : 'done.off', { name }), undoOf(saved))
          onDone?.()
        },
        onError: (problem) => on && toast(problem.detail ?? problem.title),
      },
    )
  return { to, busy: change.isPending, problem: change.error }
}
