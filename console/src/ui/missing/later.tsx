import { type ComponentType, cloneElement, lazy, type ReactElement, useEffect, useEffectEvent } from 'react'
import { tellMissing } from './missing.ts'

/** What parts that open have in common; enough to go on without one. */
interface Openable {
  readonly onClose?: () => void
  readonly target?: ReactElement
}

/**
 * A part that is fetched when it is first drawn. Where it does not come, the page with all that is typed there stays:
 * a dialog closes, the button of a menu tells again why, anything else is left out. The next time it is asked for anew.
 */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  const part = () => lazy<ComponentType<P>>(() => load().catch(() => ({ default: Absent })))
  let Part = part()
  const forget = () => {
    Part = part()
  }
  function Absent(props: P) {
    const { onClose, target }: Openable = props
    const close = useEffectEvent(() => onClose?.())
    useEffect(() => {
      close()
      return forget
    }, [])
    return target
      ? cloneElement(target as ReactElement<Record<string, unknown>>, { onClick: () => void tellMissing() })
      : null
  }
  return function Later(props: P) {
    return <Part {...props} />
  }
}
