import { z } from 'zod'
import { addressRange } from './address.ts'
import { isVisible } from './schema.ts'
import { aboutSetting } from './settings-about.ts'

/** Settings that keep people out although they have an account. */
export const fenceSettings = {
  'fences.addresses': z
    .array(
      z
        .string()
        .trim()
        .max(50)
        .refine((text) => addressRange(text) !== undefined, 'Write addresses as 192.0.2.7 or networks as 10.0.0.0/8.'),
    )
    .max(500)
    .default([])
    .register(aboutSetting, {
      group: 'fences',
      title: 'Only from these addresses',
      help: 'Everybody else is refused with the next request, also while signed in. Addresses or networks; none: from anywhere. Portals are not affected.',
      kind: 'addresses',
      by: 'admin',
    }),
  'fences.excludedUsers': z.array(z.uuid()).max(500).default([]).register(aboutSetting, {
    group: 'fences',
    title: 'From any address',
    help: 'People to whom the list of addresses does not apply.',
    kind: 'people',
    by: 'admin',
  }),
  'fences.maintenance': z.boolean().default(false).register(aboutSetting, {
    group: 'fences',
    title: 'Maintenance',
    help: 'Lets administrators in and nobody else. Sessions stay open and go on afterwards.',
    by: 'admin',
  }),
  'fences.maintenanceNote': z
    .string()
    .trim()
    .max(300)
    .refine((text) => text === '' || isVisible(text), 'Invisible or control characters are not allowed.')
    .default('')
    .register(aboutSetting, {
      group: 'fences',
      title: 'What people read meanwhile',
      help: 'On the sign-in page and wherever somebody is kept out during maintenance, for example until when.',
    }),
} as const
