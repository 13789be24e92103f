import { useCallback } from 'react'
import { SignedOut } from '../../../../server/platform/failures.ts'
import { isProblem } from '../../api/problem.ts'
import { afterSignIn, forgetEverything } from '../../api/session.ts'
import { useAddress } from '../../ui/useAddress.ts'
import { useGo } from '../../ui/useGo.ts'
import { announceArrival, currentArrival, forgetArrival } from '../arrival.ts'

/** Goes where whoever has come in wanted to go; a password of one's own first, where that is due. */
export function useEnter(): (mustChangePassword: boolean) => void {
  const go = useGo()
  const { search } = useAddress()
  return (mustChangePassword) => {
    forgetEverything()
    forgetArrival()
    const next = afterSignIn(search)
    go(mustChangePassword ? `/new-password?next=${encodeURIComponent(next)}` : next, true)
  }
}

/** The time for it is over, or the tries: back to the password, with the news of it. */
export function useSignInAnew(): () => void {
  const go = useGo()
  const { search } = useAddress()
  const next = search.get('next')
  return useCallback(() => {
    forgetEverything()
    announceArrival({ identifier: currentArrival()?.identifier ?? '', news: 'factorOver' })
    go(next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in', true)
  }, [go, next])
}

/** Does it; where it is too late for it, back to the password. */
export function useOrAnew(): (work: () => Promise<void>) => Promise<void> {
  const signInAnew = useSignInAnew()
  return async (work) => {
    try {
      await work()
    } catch (error) {
      if (!isProblem(error, SignedOut.code)) throw error
      signInAnew()
    }
  }
}
