/** Every request about portals: what they are, the roles they give, who is in them, on and off. */
import { z } from 'zod'
import { MayNotGrant, NoAuthority } from '../access/failures.ts'
import { Named } from '../access/shapes.ts'
import { contract, failure } from '../platform/contract.ts'
import { Id, Ids, pageOf, pageQuery, Ref } from '../platform/schema.ts'
import { LastHolder } from '../roles/contract.ts'
import { NewPortal, PortalChanges, PortalDetail, PortalPerson, PortalRef, PortalSummary, readableOn } from './shapes.ts'

export const PortalKeyTaken = failure('portal-key-taken', 409, 'Another portal has this key.')
export const PortalHostTaken = failure('portal-host-taken', 409, 'Another portal has this host name.')
export const PortalInUse = failure('portal-in-use', 409, 'This portal still has people.')
export const PortalRoleGiven = failure('portal-role-given', 409, 'The portal gives this role already.')
export const PortalRoleNotGiven = failure('portal-role-not-given', 409, 'The portal does not give this role.')
export const AlreadyInPortal = failure('already-in-portal', 409, 'This user is in the portal already.')
export const NotInPortal = failure('not-in-portal', 409, 'This user is not in the portal.')

export const ContactTaken = failure('contact-taken', 409, 'Another portal user is this contact.')

export { readableOn }

const Portal = z.strictObject({ portal: PortalRef })
const PortalRole = z.strictObject({ portal: PortalRef, role: Id })
const PersonOfPortal = z.strictObject({ portal: PortalRef, user: Ref })
const flag = z.enum(['true', 'false']).default('false')

export const listPortals = contract({
  id: 'portals.list',
  method: 'GET',
  path: '/portals',
  summary: 'All portals, by name',
  access: ['portals.read', 'portals.edit', 'portals.create', 'portals.delete', 'portal-users.read'],
  asAnother: 'allowed',
  reply: z.strictObject({ items: z.array(PortalSummary) }),
})

export const getPortal = contract({
  id: 'portals.get',
  method: 'GET',
  path: '/portals/:portal',
  summary: 'Show one portal, by its id or key',
  access: 'portals.read',
  asAnother: 'allowed',
  params: Portal,
  reply: PortalDetail,
})

export const createPortal = contract({
  id: 'portals.create',
  method: 'POST',
  path: '/portals',
  summary: 'Create a portal; it is on, and nobody is in it',
  access: 'portals.create',
  idempotent: true,
  body: NewPortal,
  reply: PortalDetail,
  failures: [PortalKeyTaken, PortalHostTaken],
  leaves: 'portal.created',
})

export const editPortal = contract({
  id: 'portals.edit',
  method: 'PATCH',
  path: '/portals/:portal',
  summary: 'Change a portal; fields left out stay',
  access: 'portals.edit',
  stepUp: ['host'],
  versioned: true,
  params: Portal,
  body: PortalChanges,
  reply: PortalDetail,
  failures: [PortalKeyTaken, PortalHostTaken, NoAuthority],
  leaves: 'portal.edited',
})

export const switchPortal = contract({
  id: 'portals.switch',
  method: 'PUT',
  path: '/portals/:portal/on',
  summary: 'Switch a portal on, or off: then everybody in it is signed out at once',
  access: 'portals.edit',
  versioned: true,
  params: Portal,
  body: z.strictObject({ on: z.boolean() }),
  reply: PortalDetail,
  failures: [MayNotGrant],
  leaves: ['portal.switched-on', 'portal.switched-off'],
})

export const deletePortal = contract({
  id: 'portals.delete',
  method: 'DELETE',
  path: '/portals/:portal',
  summary: 'Delete a portal; where it has people, say where they go, or that they lose it',
  access: 'portals.delete',
  versioned: true,
  params: Portal,
  query: z.strictObject({
    movePeopleTo: PortalRef.optional().describe('People go into this portal'),
    peopleLoseIt: flag.describe('`true`: people lose the portal and what it gives'),
  }),
  reply: null,
  failures: [PortalInUse, MayNotGrant, NoAuthority, LastHolder],
  leaves: 'portal.deleted',
})

export const givePortalRole = contract({
  id: 'portals.giveRole',
  method: 'PUT',
  path: '/portals/:portal/roles/:role',
  summary: 'Let a portal give a role to everybody in it',
  access: 'portals.edit',
  stepUp: true,
  params: PortalRole,
  reply: PortalDetail,
  failures: [PortalRoleGiven, MayNotGrant],
  leaves: 'portal.role-given',
})

export const takePortalRole = contract({
  id: 'portals.takeRole',
  method: 'DELETE',
  path: '/portals/:portal/roles/:role',
  summary: 'Let a portal give a role no more',
  access: 'portals.edit',
  stepUp: true,
  params: PortalRole,
  reply: PortalDetail,
  failures: [PortalRoleNotGiven, MayNotGrant, LastHolder],
  leaves: 'portal.role-taken',
})

export const listPortalPeople = contract({
  id: 'portals.people',
  method: 'GET',
  path: '/portals/:portal/people',
  summary: 'Who is in a portal, by name; only people whom the caller may see',
  access: 'portals.read',
  asAnother: 'allowed',
  params: Portal,
  query: z.strictObject(pageQuery),
  reply: pageOf(PortalPerson),
})

export const listStandsForChoices = contract({
  id: 'portals.choices',
  method: 'GET',
  path: '/portals/choices',
  summary: 'Contacts or accounts for which a portal user may stand',
  description: 'Active records of the directories that the settings `portals.contacts` and `portals.accounts` name.',
  access: ['portal-users.grant', 'portal-users.create', 'directories.read'],
  query: z.strictObject({
    of: z.enum(['contacts', 'accounts']),
    ids: Ids.optional().describe('These as well, also inactive ones'),
    q: z.string().max(200).default(''),
  }),
  reply: z.strictObject({
    directory: z.string().nullable().describe('What the directory is called; null where the setting names none'),
    items: z.array(
      Named.extend({ email: z.string(), phone: z.string() }).describe('Empty where the record has no such attribute'),
    ),
  }),
})

export const addPortalPerson = contract({
  id: 'portals.addPerson',
  method: 'PUT',
  path: '/portals/:portal/people/:user',
  summary: 'Let a portal user into a portal',
  access: 'portals.edit',
  params: PersonOfPortal,
  reply: PortalPerson,
  failures: [AlreadyInPortal, MayNotGrant, NoAuthority],
  leaves: 'portal.person-added',
})

export const removePortalPerson = contract({
  id: 'portals.removePerson',
  method: 'DELETE',
  path: '/portals/:portal/people/:user',
  summary: 'Take somebody out of a portal; they are signed out of it at once',
  access: 'portals.edit',
  params: PersonOfPortal,
  reply: null,
  failures: [NotInPortal, MayNotGrant, NoAuthority, LastHolder],
  leaves: 'portal.person-removed',
})
