import { expect, test } from 'vitest'
import { newId } from '../platform/ids.ts'
import { randomSecret } from '../platform/secrets.ts'
import { fromBase62, toBase62 } from './base62.ts'
import { readToken, tokenHint, tokenText } from './value.ts'

const FIGURES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

test('R87 what was written is read again, by its kind alone', () => {
  for (let n = 0; n < 500; n++) {
    const [id, secret] = [newId(), randomSecret()]
    const text = tokenText('bearer', id, secret)
    expect(text).toMatch(/^rst_[0-9A-Za-z]{71}$/)
    expect(readToken('bearer', text)).toEqual({ id, secret })
    expect(readToken('hmac', text)).toBeUndefined()
    expect(readToken('hmac', `rsk_${text.slice(4)}`)).toBeUndefined()
    expect(text).toContain(tokenHint('bearer', id).slice(4))
  }
})

test('R87 every cut, every other letter and every swap of neighbours is noticed', () => {
  const text = tokenText('bearer', newId(), randomSecret())
  for (let at = 4; at < text.length; at++) {
    expect(readToken('bearer', text.slice(0, at))).toBeUndefined()
    for (const figure of FIGURES.replace(text.charAt(at), ''))
      expect(readToken('bearer', text.slice(0, at) + figure + text.slice(at + 1))).toBeUndefined()
    const [one = '', two = ''] = text.slice(at, at + 2)
    const swapped = text.slice(0, at) + two + one + text.slice(at + 2)
    if (swapped !== text) expect(readToken('bearer', swapped)).toBeUndefined()
  }
})

test('R26 ten thousand of them hold no repetition', () => {
  const made = Array.from({ length: 10_000 }, () => tokenText('bearer', newId(), randomSecret()).slice(26, 69))
  expect(new Set(made).size).toBe(10_000)
})

test('bytes that begin with zeros keep their length; more than fits is refused', () => {
  for (const bytes of [Buffer.alloc(16), Buffer.alloc(16, 255), Buffer.from('00ff'.repeat(8), 'hex')])
    expect(fromBase62(toBase62(bytes, 22), 16)).toEqual(bytes)
  expect(fromBase62('z'.repeat(22), 16)).toBeUndefined()
})
