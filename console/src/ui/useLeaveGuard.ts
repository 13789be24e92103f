import { useBlocker } from '@tanstack/react-router'

/**
 * Asks before the page is left with unsaved changes, also by the browser's own buttons. Where the page keeps what was
 * typed while only what follows `?` changes, say `samePage`.
 */
export function useLeaveGuard(isDirty: boolean, { samePage = false } = {}) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && !(samePage && current.pathname === next.pathname),
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  return {
    isAsked: blocker.status === 'blocked',
    stay: () => blocker.reset?.(),
    leave: () => blocker.proceed?.(),
  }
}
