import { getMe, signOut } from '../../../server/sessions/contract.ts'
import { call } from '../api/call.ts'
import { findPlace } from '../api/place.ts'
import { consoleFrame } from './consoleFrame.ts'
import { pages } from './pageList.ts'
import { start } from './start.tsx'

const door = { read: () => call(getMe, {}), end: () => call(signOut, {}) }

async function open(): Promise<void> {
  if (!findPlace()) return start(pages, door, consoleFrame)
  const { portalFrame, portalPages } = await import('./portal/portalFrame.ts')
  return start(portalPages(pages), door, portalFrame)
}

void open()
