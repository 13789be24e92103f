import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../theme/fonts.ts'
import '../theme/mantine.ts'
import '../theme/mantine.css'
import '../theme/global.css'
import { cache } from '../api/cache.ts'
import { watchPresence } from '../api/presence.ts'
import { afterSession, forgetEverything, openDoor, type SessionDoor } from '../api/session.ts'
import { onSignedOut } from '../api/signedOut.ts'
import { ThemeProvider } from '../theme/ThemeProvider.tsx'
import { startLanguage } from '../ui/language.ts'
import { MissingPart, watchMissing } from '../ui/missing/missing.ts'
import { historyHere } from './historyHere.ts'
import type { Page } from './pages.ts'
import { type Frame, makeRouter } from './router.tsx'

/** Starts the console, or a portal's pages, in this frame. */
export async function start(pages: readonly Page[], door: SessionDoor, frame: Frame): Promise<void> {
  openDoor(door)
  watchPresence()
  watchMissing()
  await startLanguage()
  const router = makeRouter(pages, frame, historyHere())
  onSignedOut(() => {
    const isAtDoor = pages.some(({ isDoor, path }) => isDoor && router.state.location.pathname === path)
    if (isAtDoor) return
    const next = afterSession(router.state.location.href)
    forgetEverything()
    router.history.replace(next)
  })
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root.')
  createRoot(root, { onCaughtError: tell }).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <ThemeProvider>
          <RouterProvider router={router} />
        </ThemeProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}

/** What is missing is told in its place; anything else that a page could not do is a bug of ours. */
function tell(error: unknown): void {
  if (!(error instanceof MissingPart)) reportError(error)
}
