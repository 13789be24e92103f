import { expect, test } from 'vitest'
import { addressOf, partsOf } from './address.ts'

test('an address is taken apart and put together again, whatever stands in it', () => {
  for (const address of [
    'smtp://roster:p%40ss%3A%2F@mail.example.org:587',
    'smtps://mail.example.org:465',
    'smtp://mail.example.org:25?insecure=1',
    'smtp://127.0.0.1:2525',
    'smtp://ada%40example.org@mail.example.org:2587',
  ])
    expect(addressOf(partsOf(address))).toBe(address)
})

test('nothing stays nothing, and a missing port is the usual one', () => {
  expect(addressOf(partsOf(''))).toBe('')
  expect(addressOf({ ...partsOf(''), host: 'mail.example.org', encryption: 'tls' })).toBe(
    'smtps://mail.example.org:465',
  )
  expect(partsOf('smtp://mail.example.org').port).toBe('587')
})
