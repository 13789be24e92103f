import { useRouteContext } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { getMe } from '../../../server/sessions/contract.ts'
import { useCall } from '../api/useCall.ts'
import { type Viewer, ViewerProvider } from '../api/viewer.ts'
import { useLive } from '../live/useLive.ts'
import { later } from '../ui/missing/later.tsx'
import { keepZone } from '../ui/zone.ts'
import { Shell } from './Shell.tsx'
import { useArrival } from './useArrival.ts'
import { useOutboxCount } from './useOutboxCount.ts'

const AsAnotherBar = later(() => import('./AsAnotherBar.tsx'))

/** The frame, once it is known who looks. Rights and names follow what others change. */
export function SignedIn() {
  const { viewer: arrived } = useRouteContext({ strict: false }) as { viewer: Viewer }
  const { data: viewer = arrived } = useCall(getMe, {})
  useArrival(viewer.installation)
  useOutboxCount(viewer)
  useLive(viewer.loggedInAs === null)
  useEffect(() => keepZone(viewer.timeZone), [viewer.timeZone])
  return (
    <ViewerProvider value={viewer}>
      <Suspense>{viewer.loggedInAs && <AsAnotherBar name={viewer.name} as={viewer.loggedInAs} />}</Suspense>
      <Shell />
    </ViewerProvider>
  )
}
