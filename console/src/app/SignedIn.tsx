import { useRouteContext } from '@tanstack/react-router'
import { Shell } from './Shell.tsx'
import { useArrival } from './useArrival.ts'
import { ViewerProvider, type Viewer } from './viewer.ts'

/** The frame, once it is known who looks. */
export function SignedIn() {
  const { viewer } = useRouteContext({ strict: false }) as { viewer: Viewer }
  useArrival(viewer.installation)
  return (
    <ViewerProvider value={viewer}>
      <Shell />
    </ViewerProvider>
  )
}
