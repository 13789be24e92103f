import { logInAs } from '../../../../server/log-in-as/contract.ts'
import { call, type Input } from '../../api/call.ts'
import { forgetEverything } from '../../api/session.ts'
import { useGo } from '../../ui/useGo.ts'

/** Sends the form; in, whatever somebody has read before in this window is forgotten. */
export function useEnterAs() {
  const go = useGo()
  return async (body: Input<typeof logInAs>['body']) => {
    await call(logInAs, { body })
    forgetEverything()
    go('/', true)
  }
}
