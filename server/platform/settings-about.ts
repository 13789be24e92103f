import { z } from 'zod'

/** What the pages and the command line tell of a setting besides its type and bounds. */
export interface AboutSetting {
  readonly group:
    | 'installation'
    | 'signIn'
    | 'passwords'
    | 'locks'
    | 'secondFactor'
    | 'sessions'
    | 'tokens'
    | 'logInAs'
    | 'fences'
    | 'people'
    | 'access'
    | 'mail'
    | 'audit'
  readonly title: string
  readonly help: string
  readonly unit?: 'characters' | 'failures' | 'minutes' | 'hours' | 'days' | 'roles' | 'seats'
  /** How it is edited, where the type alone does not say. */
  readonly kind?:
    | 'pattern'
    | 'choices'
    | 'permissions'
    | 'role'
    | 'roles'
    | 'directory'
    | 'mail-server'
    | 'addresses'
    | 'people'
  /** What the values of a choice are called. */
  readonly choices?: Readonly<Record<string, string>>
  /** `admin`: it opens ways to what its holder may not do, so no role is enough to change it. */
  readonly by?: 'admin'
}

export const aboutSetting = z.registry<AboutSetting>()

export function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}

/** An address such as `smtp://user:password@host:587`; empty where there is no mail server. */
export function isSmtpAddress(text: string): boolean {
  if (text === '') return true
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname, hash } = new URL(text)
  const plain = (pathname === '' || pathname === '/') && hash === ''
  return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '' && plain
}

/** `Name <address>` or an address alone, on one line. */
export function isSender(text: string): boolean {
  return /^([^<>\p{C}]*<[^\s<>@\p{C}]+@[^\s<>@\p{C}]+>|[^\s<>@\p{C}]+@[^\s<>@\p{C}]+)$/u.test(text)
}
