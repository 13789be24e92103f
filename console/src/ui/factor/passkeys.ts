/** What the browser does with passkeys. Its library is fetched when it is first asked. */
import type { beginPasskey } from '../../../../server/factors/passkeys/contract.ts'
import { PasskeyKnown } from '../../../../server/factors/passkeys/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { askPasskey } from '../../../../server/sign-in/passkey/contract.ts'
import { ApiProblem } from '../../api/problem.ts'

const library = () => import('@simplewebauthn/browser')

/** Whether this browser has passkeys at all. */
export const hasPasskeys = () => 'PublicKeyCredential' in window

/** Lets its owner choose and show a passkey; throws a problem where none was shown. */
export async function showPasskey(options: ReplyOf<typeof askPasskey>) {
  const { startAuthentication } = await library()
  const allowCredentials = options.allowCredentials.map(known)
  return told(() => startAuthentication({ optionsJSON: { ...options, allowCredentials } }))
}

/** Lets its owner make a passkey; throws a problem where none was made. */
export async function makePasskey(options: ReplyOf<typeof beginPasskey>) {
  const { startRegistration } = await library()
  const excludeCredentials = options.excludeCredentials.map(known)
  const made = await told(() => startRegistration({ optionsJSON: { ...options, excludeCredentials } }))
  const { id, rawId, response } = made
  const { clientDataJSON, attestationObject, transports = [] } = response
  return { id, rawId, type: 'public-key' as const, response: { clientDataJSON, attestationObject, transports } }
}

/** What a new passkey is called until its owner says otherwise: where it is. */
export function nameOfHere(): string {
  const { userAgent } = navigator
  const found = SYSTEMS.find(([sign]) => sign.test(userAgent))
  return found ? found[1] : 'Passkey'
}

const SYSTEMS = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
] as const

type Descriptor = ReplyOf<typeof askPasskey>['allowCredentials'][number]
type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb'

const TRANSPORTS: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']
const isTransport = (text: string): text is Transport => TRANSPORTS.includes(text)

function known({ id, type, transports }: Descriptor) {
  return { id, type, transports: transports.filter(isTransport) }
}

async function told<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw problemOf(error)
  }
}

function problemOf(error: unknown): ApiProblem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return new ApiProblem(PasskeyKnown)
  const isSilent = name === 'NotAllowedError' || name === 'AbortError'
  return new ApiProblem(isSilent ? CANCELLED : UNABLE)
}

const CANCELLED = {
  status: 403,
  code: 'passkey-cancelled',
  title: 'No passkey was shown. Try again, or use another way.',
}
const UNABLE = {
  status: 403,
  code: 'passkey-unable',
  title: 'This browser could not use a passkey here. Try another browser, or another way.',
}
