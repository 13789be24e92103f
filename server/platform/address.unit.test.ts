import { expect, test } from 'vitest'
import { addressKey, addressRange } from './address.ts'

test('one address has one key, however it is written', () => {
  const key = '00000000000000000000ffffc0000207'
  for (const text of ['192.0.2.7', '::ffff:192.0.2.7', '::FFFF:c000:0207']) expect(addressKey(text)).toBe(key)
  expect(addressKey('2001:db8::1')).toBe('20010db8000000000000000000000001')
  expect(addressKey('fe80::1%eth0')).toBe('fe800000000000000000000000000001')
  expect(addressKey('::')).toBe('0'.repeat(32))
})

test('what is no address has no key and no range', () => {
  for (const text of ['', 'ada', '192.0.2', '300.1.1.1', '1.2.3.4/33', '1.2.3.4/x', '::1/129', '1.2.3.4/8/8'])
    expect([text, addressRange(text)]).toEqual([text, undefined])
})

test('a network reaches from its first to its last address', () => {
  expect(addressRange('192.0.2.77/24')).toEqual({ from: addressKey('192.0.2.0'), to: addressKey('192.0.2.255') })
  expect(addressRange('10.0.0.0/8')).toEqual({ from: addressKey('10.0.0.0'), to: addressKey('10.255.255.255') })
  expect(addressRange('2001:db8::/32')).toEqual({
    from: addressKey('2001:db8::'),
    to: addressKey('2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'),
  })
  expect(addressRange('192.0.2.7/32')).toEqual(addressRange('192.0.2.7'))
  expect(addressRange('0.0.0.0/0')).toEqual({ from: addressKey('0.0.0.0'), to: addressKey('255.255.255.255') })
})
