/** Seats: how many of each kind are taken, and how many there are. */
import { z } from 'zod'
import { onAnyUser } from '../../access/manifest.ts'
import { contract, failure } from '../../platform/contract.ts'

export const NoSeatFree = failure('no-seat-free', 409, 'All seats are taken. Suspend or delete somebody first.')

const Seats = z.strictObject({
  used: z.number().int(),
  limit: z.number().int().nullable().describe('null: as many as come'),
})

export const getSeats = contract({
  id: 'users.seats',
  method: 'GET',
  path: '/seats',
  summary: 'How many seats are taken, for people of the house and for portal users',
  access: onAnyUser('read'),
  asAnother: 'allowed',
  reply: z.strictObject({ internal: Seats, portal: Seats }),
})
