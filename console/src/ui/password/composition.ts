import type { PasswordRules } from '../../../../server/platform/schema.ts'

export interface Lack {
  readonly kind: 'letters' | 'digits' | 'signs' | 'bothCases'
  /** How many there must be. */
  readonly count: number
}

/** What the rules of composition ask for and this password lacks; all that is asked for where it is empty. */
export function lacksOf(password: string, { letters, digits, signs, bothCases }: PasswordRules): Lack[] {
  const count = (pattern: RegExp) => password.match(pattern)?.length ?? 0
  const lacks: readonly (Lack & { readonly isMet: boolean })[] = [
    { kind: 'letters', count: letters, isMet: count(/\p{L}/gu) >= letters },
    { kind: 'digits', count: digits, isMet: count(/\p{N}/gu) >= digits },
    { kind: 'signs', count: signs, isMet: count(/[^\p{L}\p{M}\p{N}\s]/gu) >= signs },
    { kind: 'bothCases', count: 1, isMet: !bothCases || count(/\p{Lu}/gu) * count(/\p{Ll}/gu) > 0 },
  ]
  return lacks.filter(({ isMet }) => !isMet)
}
