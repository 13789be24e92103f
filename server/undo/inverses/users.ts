import { z } from 'zod'
import type { TrailItem } from '../../audit/index.ts'
import { assertUntouched, versionLeft } from '../as-left.ts'
import { asking } from '../asking.ts'
import { Gone, type Invert } from '../inverse.ts'
import { fieldsBefore } from './user-fields.ts'

const userOf = ({ entity }: TrailItem) => ({ user: entity.id })
const Suspension = z.strictObject({ reason: z.string(), until: z.string().nullable() })

/** The opposite of what happens to accounts. */
export const users: Readonly<Record<string, Invert>> = {
  'user.created': async (work, row) => {
    const version = await versionLeft(work, row)
    await assertUntouched(work, row)
    return asking(work, 'users.delete', { params: userOf(row), version }, ['links', 'mail'])
  },
  'user.edited': async (work, row) => {
    const version = await versionLeft(work, row)
    const lost = 'emails' in row.before ? (['links'] as const) : []
    return asking(work, 'users.edit', { params: userOf(row), body: await fieldsBefore(work, row), version }, lost)
  },
  'user.suspended': async (work, row) => {
    await versionLeft(work, row)
    // Suspended again with other words: the former suspension comes back, not the person.
    const formerly = Suspension.safeParse(row.also.formerly)
    if (formerly.success) return asking(work, 'users.suspend', { params: userOf(row), body: formerly.data })
    return asking(work, 'users.reactivate', { params: userOf(row) }, ['sessions', ...linksOf(row)])
  },
  'user.reactivated': async (work, row) => {
    if (row.also.because !== undefined) throw new Gone('time')
    await versionLeft(work, row)
    const { wasSuspendedFor: reason, wasSuspendedUntil: until = null } = row.also
    return asking(work, 'users.suspend', { params: userOf(row), body: { reason, until } })
  },
  'user.deleted': async (work, row) => {
    await versionLeft(work, row)
    return asking(work, 'users.restore', { params: userOf(row) }, ['sessions', 'links'])
  },
  'user.restored': async (work, row) => {
    const version = await versionLeft(work, row)
    return asking(work, 'users.delete', { params: userOf(row), version }, [])
  },
  'user.type-changed': async (work, row) => {
    const version = await versionLeft(work, row)
    return asking(work, 'users.changeType', { params: userOf(row), body: { type: row.before.type }, version }, [
      'sessions',
    ])
  },
  'user.photo-set': async (work, row) => {
    if (row.before.photo) throw new Gone('photo')
    await versionLeft(work, row)
    return asking(work, 'users.removePhoto', { params: userOf(row) })
  },
}

const linksOf = ({ also }: TrailItem) => (Number(also.linksEnded) > 0 ? (['links'] as const) : [])
