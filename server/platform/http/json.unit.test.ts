import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { readJson } from './json.ts'

const read = (text: string, most?: number) => readJson(Buffer.from(text), most)

function reasonAgainst(text: string | Buffer, most?: number): string | undefined {
  try {
    readJson(Buffer.from(text), most)
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.details.detail
  }
}

test('R97 what is not one meaning to everybody who reads it is refused, and why is told', () => {
  expect(reasonAgainst('{"a":1,"b":{"c":1,"\\u0063" : 2}}')).toBe('The key “c” stands twice in one object.')
  expect(reasonAgainst('{"a":{"a":[{"a":1}]},"a":2}')).toBe('The key “a” stands twice in one object.')
  expect(reasonAgainst('{"x":[{"__proto__":{}}]}')).toBe('The key “__proto__” is not allowed.')
  expect(reasonAgainst('[{"constructor":1}]')).toBe('The key “constructor” is not allowed.')
  expect(reasonAgainst(`${'['.repeat(33)}${']'.repeat(33)}`)).toBe('The body is nested too deeply.')
  expect(reasonAgainst('{"a":1,"b":2,"c":[{"d":3}]}', 3)).toBe('The body has more than 3 keys.')
  expect(reasonAgainst(`[${'{"k":1},'.repeat(1001)}0]`)).toBe('The body has more than 1000 keys.')
  expect(reasonAgainst(Buffer.from([0x22, 0xff, 0x22]))).toBe('The body is not valid UTF-8.')
  for (const broken of ['', '{', '{"a" 1}', '\ufeff{}', '"a', '"a\\', '{"a":1}}'])
    expect(reasonAgainst(broken)).toBe('The body is not JSON.')
})

test('signs of JSON inside texts are texts', () => {
  const odd = { 'a":"b': '{"a":1,"a":2}', 'c\\': ['":', '\\"', ':', ', "x":'], d: { 'c\\': '' } }
  expect(read(JSON.stringify(odd, null, 2))).toEqual(odd)
  expect(read('["a" , "b" ]')).toEqual(['a', 'b'])
  expect(read('{"a"\r\n\t : 1}', 1)).toEqual({ a: 1 })
  expect(read('"é\\ud83d\\ude00"')).toBe('é😀')
})
