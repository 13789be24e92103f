import { useEffect } from 'react'

/** When the button that was pressed makes room for what follows, the focus goes to the title and is not lost. */
export function useKeepFocus(state: string | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks after every change of the state
  useEffect(() => {
    if (document.activeElement === document.body) document.querySelector('h1')?.focus({ preventScroll: true })
  }, [state])
}
