import { expect, test } from 'vitest'
import { noAnswer, readProblem } from './problem.ts'

const answer = (status: number, body: string, type: string, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'content-type': type, ...headers } })

test('a problem document tells code, fields, request id and when to try again', async () => {
  const body = {
    code: 'invalid',
    title: 'No',
    fields: [{ path: ['emails', 0], code: 'x', message: 'Bad' }],
    requestId: 'r1',
  }
  const problem = await readProblem(
    answer(422, JSON.stringify(body), 'application/problem+json', { 'retry-after': '7' }),
  )
  expect(problem).toMatchObject({ status: 422, code: 'invalid', requestId: 'r1', retryAfter: 7, isPassing: false })
  expect(problem.fields).toEqual([{ path: 'emails.0', code: 'x', message: 'Bad' }])
})

test('the page of a proxy and broken JSON are problems too, and nothing of them is shown', async () => {
  const page = await readProblem(answer(502, '<h1>Bad gateway</h1>', 'text/html'))
  const broken = await readProblem(answer(500, '{', 'application/problem+json'))
  expect(page).toMatchObject({ code: 'http-502', isPassing: true })
  expect(broken).toMatchObject({ code: 'http-500' })
  expect(page.title).not.toContain('gateway')
})

test('no answer may pass', () => {
  expect(noAnswer()).toMatchObject({ status: 0, isPassing: true })
})
