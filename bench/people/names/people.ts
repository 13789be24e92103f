import { fold } from '../../../server/platform/fold.ts'

/** A name as it is written, and in small Latin letters as it stands in usernames and addresses. */
export interface Name {
  readonly written: string
  readonly latin: string
}

/** A people: what its members are called, where they live, and how many of a hundred they are. */
export interface People {
  readonly language: string
  readonly dialCode: string
  readonly timeZone: string
  readonly weight: number
  readonly given: readonly Name[]
  readonly family: readonly Name[]
}

/** Reads lists of names divided by spaces, each as `written` or `written:latin`. */
export function people(
  language: string,
  dialCode: string,
  timeZone: string,
  weight: number,
  names: { readonly given: string; readonly family: string },
): People {
  return { language, dialCode, timeZone, weight, given: readNames(names.given), family: readNames(names.family) }
}

function readNames(text: string): Name[] {
  return text.split(' ').map((entry) => {
    const [written = '', latin] = entry.replace('\u00a0', ' ').split(':')
    return { written, latin: latin ?? fold(written).replace(/[^a-z0-9]/g, '') }
  })
}
