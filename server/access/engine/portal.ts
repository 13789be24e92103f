/** One person at one portal: of what portals give, only what this one does. */
import type { Subject } from './facts.ts'

/** A subject never changes, so what is made of it is kept with it, and the table of its rights with that. */
const made = new WeakMap<Subject, Map<string, Subject>>()

/** The subject as far as they act in this portal: its roles and their own count; whoever is not in it may do nothing. */
export function atPortal(subject: Subject, portalId: string): Subject {
  const known = made.get(subject) ?? new Map<string, Subject>()
  made.set(subject, known)
  const narrowed = known.get(portalId) ?? narrow(subject, portalId)
  known.set(portalId, narrowed)
  return narrowed
}

function narrow(subject: Subject, portalId: string): Subject {
  const portal = subject.portals.find((one) => one.id === portalId)
  const roles = subject.roles.filter(({ via }) => via.kind !== 'portal' || via.portalId === portalId)
  if (!portal) return { ...subject, roles, shutOut: 'not-in-portal' }
  return portal.off ? { ...subject, roles, shutOut: 'portal-off' } : { ...subject, roles }
}
