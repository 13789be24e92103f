import { useEffect, useLayoutEffect, useState } from 'react'
import { showPortalDoor } from '../../../../server/portals/door/contract.ts'
import { onShut } from '../../api/signedOut.ts'
import { useCall } from '../../api/useCall.ts'
import { DoorPage } from '../../ui/DoorPage.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { type PortalLook, PortalLookProvider } from '../../ui/portalLook.ts'
import { Root } from '../Root.tsx'
import { NotAvailable } from './NotAvailable.tsx'

/** Around every page of a portal: its name and colour, or that there is nothing to be seen. */
export function PortalRoot() {
  const { data: look, error, refetch } = useCall(showPortalDoor, {})
  const [isShut, setShut] = useState(false)
  useEffect(() => onShut(() => setShut(true)), [])
  useColor(look)
  if (isShut) return <NotAvailable />
  if (look)
    return (
      <PortalLookProvider value={look}>
        <Root />
      </PortalLookProvider>
    )
  if (!error) return null
  return (
    <DoorPage title="–">
      <ProblemState problem={error} onRetry={() => void refetch()} />
    </DoorPage>
  )
}

/** What is filled with the accent elsewhere bears the portal's colour; what is written on it stays readable. */
function useColor(look: PortalLook | undefined): void {
  const { color = '', textColor = '' } = look ?? {}
  useLayoutEffect(() => {
    if (color === '') return
    const { style } = document.documentElement
    const hover = `color-mix(in srgb, ${color} 88%, ${textColor})`
    const values: readonly (readonly [string, string])[] = [
      ['--r-accent', color],
      ['--r-accent-hover', hover],
      ['--r-on-accent', textColor],
      ['--mantine-color-spruce-filled', color],
      ['--mantine-color-spruce-filled-hover', hover],
      ['--mantine-primary-color-filled', color],
      ['--mantine-primary-color-filled-hover', hover],
      ['--mantine-primary-color-contrast', textColor],
    ]
    for (const [name, value] of values) style.setProperty(name, value)
    return () => {
      for (const [name] of values) style.removeProperty(name)
    }
  }, [color, textColor])
}
