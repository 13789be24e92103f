import { expect, test } from 'vitest'
import { visitor as newVisitor } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { getMe } from './contract.ts'

test('R53 many who ask at the same moment are each told from all others', async () => {
  const { person, attempt } = await startServer()
  const people = [await person('Kim Novak'), await person('Pat Doe'), await person('Sam Roe')]
  const planted = {
    ...newVisitor(),
    cookies: new Map([[[...(people[0]?.cookies.keys() ?? [])][0] ?? '', 'A'.repeat(43)]]),
  }
  const asked = Array.from({ length: 160 }, (_, n) => (n % 4 === 3 ? planted : (people[n % 4] ?? planted)))
  const answers = await Promise.all(asked.map((one) => attempt(one, getMe, {})))
  for (const [n, { status, reply }] of answers.entries()) {
    expect(status).toBe(n % 4 === 3 ? 401 : 200)
    expect(reply?.id).toBe(people[n % 4]?.id)
  }
})
