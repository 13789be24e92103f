/** A portal as whoever stands before it sees it. */
import { z } from 'zod'
import { contract } from '../../platform/contract.ts'

export const showPortalDoor = contract({
  id: 'portals.door',
  method: 'GET',
  path: '/portal',
  summary: 'What a portal’s sign-in page shows before anybody is known',
  description: 'Only below a portal: `/portal/<key>/api/v1/portal`, or `/api/v1/portal` at its own host name.',
  access: 'public',
  doors: ['portal'],
  reply: z.strictObject({
    name: z.string(),
    welcome: z.string(),
    color: z.string().describe('`#rrggbb`; empty: Roster’s own'),
    textColor: z.string().describe('What can be read on its colour; empty where it has none'),
    home: z.string().describe('Where its people go on to; empty: nowhere'),
  }),
})
