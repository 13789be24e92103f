import { Outlet, useRouteContext } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { getMe } from '../../../../server/sessions/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { type Viewer, ViewerProvider } from '../../api/viewer.ts'
import { useKeyListener } from '../../ui/keys/useShortcuts.ts'
import { usePortalLook } from '../../ui/portalLook.ts'
import { keepZone } from '../../ui/zone.ts'
import { useArrival } from '../useArrival.ts'
import { PortalHead } from './PortalHead.tsx'
import classes from './PortalSignedIn.module.css'
import { WayOn } from './WayOn.tsx'

const LOOK_EVERY = 30_000 // ms; no live channel reaches a portal

/** Inside a portal: its name, the way on to the application, and one's own account. */
export function PortalSignedIn() {
  const { t } = useTranslation('shell')
  const { viewer: arrived } = useRouteContext({ strict: false }) as { viewer: Viewer }
  const { data: viewer = arrived } = useCall(getMe, {}, { every: LOOK_EVERY })
  const look = usePortalLook()
  useArrival(viewer.installation)
  useKeyListener()
  useEffect(() => keepZone(viewer.timeZone), [viewer.timeZone])
  const skip = () => document.getElementById('content')?.focus()
  return (
    <ViewerProvider value={viewer}>
      <div className={classes.frame}>
        <button type="button" className={classes.skip} onClick={skip}>
          {t('skip')}
        </button>
        <PortalHead />
        <main id="content" className={classes.sheet} tabIndex={-1}>
          {look?.home && <WayOn name={look.name} home={look.home} />}
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </ViewerProvider>
  )
}
