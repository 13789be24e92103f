/** The shapes of portals in requests and replies. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Named, PersonBrief } from '../access/shapes.ts'
import { Id, InstantOut, line, paragraph, Ref, requiredLine } from '../platform/schema.ts'

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
const HOST = new RegExp(`^${LABEL}(\\.${LABEL})*$`)
const isId = (text: string) => Id.safeParse(text).success

export const PortalKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Small letters, digits and dashes; at most 40, beginning with a letter or digit.')
  .refine((key) => !isId(key), 'This looks like an id. Choose another key.')

/** A portal is named by its id or its key. */
export const PortalRef = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'This is not an id, nor the key of a portal.')

const writable = {
  key: PortalKey.describe('Stands in its address: /portal/<key>'),
  name: requiredLine(100),
  welcome: paragraph(300).describe('A sentence on its sign-in page'),
  color: z
    .string()
    .regex(/^(#[0-9a-fA-F]{6})?$/, 'Write a colour as #1f6feb, or leave it empty.')
    .transform((color) => color.toLowerCase())
    .describe('Of its sign-in page, as `#rrggbb`; empty: Roster’s own'),
  host: z
    .string()
    .transform((host) => host.trim().toLowerCase())
    .refine((host) => host === '' || (host.length <= 253 && HOST.test(host)), 'Write a host name as help.example.org.')
    .describe('A host name of its own, without a port; empty where it has none'),
  home: line(500)
    .refine((address) => address === '' || isWebAddress(address), 'Write an address as https://help.example.org/start.')
    .describe('The address of the application to which its people go on; empty: they stay'),
}

export const NewPortal = z.strictObject({
  ...writable,
  welcome: writable.welcome.default(''),
  color: writable.color.prefault(''),
  host: writable.host.prefault(''),
  home: writable.home.default(''),
})

export const PortalChanges = z.strictObject(writable).partial()

export const PortalSummary = z.strictObject({
  id: Id,
  key: z.string(),
  name: z.string(),
  address: z.string().describe('Where its people sign in'),
  color: z.string(),
  offAt: InstantOut.nullable().describe('Since when nobody gets in; null while it is on'),
  people: z.int(),
  roles: z.array(Named),
  version: z.int(),
})

export const PortalDetail = PortalSummary.extend({
  welcome: z.string(),
  textColor: z.string().describe('What can be read on its colour'),
  host: z.string(),
  home: z.string(),
  signedIn: z.int().describe('Sessions open now; they end when it is switched off'),
  roles: z.array(Named.extend({ can: z.strictObject({ remove: z.boolean() }) })),
  createdAt: InstantOut,
  createdBy: z.string().nullable(),
  updatedAt: InstantOut,
  can: z.strictObject({ edit: z.boolean(), delete: z.boolean() }),
})

export const PortalPerson = z.strictObject({
  user: PersonBrief,
  contact: Named.nullable(),
  accounts: z.array(Named).describe('The first is the primary one'),
  addedAt: InstantOut,
  addedBy: z.string().nullable(),
  can: z.strictObject({ remove: z.boolean() }),
})

/** A portal in which somebody is, as their own page tells it. */
export const UserPortal = Named.extend({ key: z.string(), offAt: InstantOut.nullable() })

/** Whom a portal user stands for, as a request says it. */
export const standsFor = {
  contact: Ref.nullable().describe('A record of the directory that the setting portals.contacts names'),
  accounts: z
    .array(Ref)
    .max(100)
    .describe('Records of the directory that the setting portals.accounts names; the first is the primary one'),
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

/** Black or white, whichever is easier to read on this colour: of the two at least one has a contrast of 4.5 (WCAG 1.4.3). */
export function readableOn(color: string): '#000000' | '#ffffff' {
  return luminance(color) > 0.179 ? '#000000' : '#ffffff'
}

/** Relative luminance of `#rrggbb` as WCAG 2 defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
