const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 5

/** A password nobody guesses and anybody can type: twenty letters and digits that do not look alike (about 99 bits). */
export function suggestPassword(): string {
  return Array.from({ length: GROUPS }, group).join('-')
}

function group(): string {
  return Array.from({ length: GROUP_LENGTH }, letter).join('')
}

function letter(): string {
  const fair = 256 - (256 % LETTERS.length)
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
  return byte < fair ? LETTERS.charAt(byte % LETTERS.length) : letter()
}
