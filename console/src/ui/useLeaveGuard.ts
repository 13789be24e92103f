import { useBlocker } from '@tanstack/react-router'

/** Asks before the page is left with unsaved changes, also by the browser's own buttons. */
export function useLeaveGuard(isDirty: boolean) {
  const blocker = useBlocker({ shouldBlockFn: () => isDirty, enableBeforeUnload: isDirty, withResolver: true })
  return {
    isAsked: blocker.status === 'blocked',
    stay: () => blocker.reset?.(),
    leave: () => blocker.proceed?.(),
  }
}
