import { expect, test } from 'vitest'
import { checkPassword } from './check.ts'
import { isCurrent, readHash } from './formats.ts'

const rfc7914 =
  'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640'
const b64 = (text: string, form: 'hex' | 'utf8') => Buffer.from(text, form).toString('base64').replace(/=+$/, '')

/** What other systems wrote; from their own documentation where there is one. */
const FOREIGN: readonly (readonly [name: string, password: string, hash: string])[] = [
  ['crypt_blowfish', 'U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['RFC 7914 as PHC', 'password', `$scrypt$ln=10,r=8,p=16$${b64('NaCl', 'utf8')}$${b64(rfc7914, 'hex')}`],
  ['RFC 7914 as Werkzeug', 'password', `scrypt:1024:8:16$NaCl$${rfc7914}`],
  [
    'RFC 7914 PBKDF2',
    'passwd',
    'pbkdf2:sha256:1$salt$55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc',
  ],
  ['passlib', 'password', '$pbkdf2-sha256$6400$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44'],
  [
    'Django',
    'passwd',
    `pbkdf2_sha256$1$salt$${Buffer.from('55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc', 'hex').toString('base64')}`,
  ],
  [
    'another Argon2',
    'x',
    '$argon2i$v=19$m=19456,t=2,p=1$buyIiwhetJAmaHuv766e7w$AIqzVeMvbZN9ruFLx1E8rRpfeSn2zN4GZgv7N5NHhwM',
  ],
]

test.each(FOREIGN)('R11 a hash from %s opens for its password and for no other', (_, password, hash) => {
  expect(checkPassword(hash, password)).toBe(true)
  expect(checkPassword(hash, `${password} `)).toBe(false)
  expect(checkPassword(hash, '')).toBe(false)
})

test('R13 what is no hash, or would take too long, is not accepted', () => {
  const key = 'A'.repeat(43)
  for (const hash of [
    'secret',
    '',
    '5f4dcc3b5aa765d61d8327deb882cf99',
    '$2y$31$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTTOq',
    '$argon2id$v=19$m=4194304,t=2,p=1$AIlzcJaHDwNoV0eD1mGRNA$AIlzcJaHDwNoV0eD1mGRNA',
    `$scrypt$ln=30,r=8,p=1$c2FsdA$${key}`,
    `$scrypt$ln=15,r=8,p=99$c2FsdA$${key}`,
    `$pbkdf2-sha256$99999999$c2FsdA$${key}`,
    '$pbkdf2-sha256$1000$c2FsdA$AAAA',
    'scrypt:1000:8:1$salt$abcdabcdabcdabcdabcdabcdabcdabcd',
  ])
    expect(readHash(hash), hash).toBeUndefined()
})

test('R11 a hash of another cost or another system is not current', () => {
  const cost = { memoryKiB: 19_456, iterations: 2 }
  expect(isCurrent('$argon2id$v=19$m=19456,t=2,p=1$a$b', cost)).toBe(true)
  expect(isCurrent('$argon2id$v=19$m=65536,t=3,p=1$a$b', cost)).toBe(false)
  expect(isCurrent('$2y$07$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTTOq', cost)).toBe(false)
})
