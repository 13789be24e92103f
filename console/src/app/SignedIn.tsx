import { useRouteContext } from '@tanstack/react-router'
import { type Viewer, ViewerProvider } from '../api/viewer.ts'
import { Shell } from './Shell.tsx'
import { useArrival } from './useArrival.ts'

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
