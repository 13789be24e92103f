import { getMe, signOut } from '../../../server/sessions/contract.ts'
import { call } from '../api/call.ts'
import { pages } from './pageList.ts'
import { start } from './start.tsx'

void start(pages, { read: () => call(getMe, {}), end: () => call(signOut, {}) })
