import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort, setUpInstallation } from '../harness/operator.ts'

test('R106 figures stand at an address of their own and name nobody', async () => {
  const figures = `127.0.0.1:${await freePort()}`
  const here = await setUpInstallation({ ROSTER_METRICS: figures })
  const server = await here.serve()
  await fetch(`${server.origin}/api/v1/door`)
  await fetch(`${server.origin}/api/v1/users/ada-the-secret-one`)
  await fetch(`${server.origin}/nowhere/at/all`)
  const figuresNow = async () => (await fetch(`http://${figures}/metrics`)).text()
  // The first round of a job begins with the start and ends when it can.
  await expect
    .poll(figuresNow, { timeout: 30_000 })
    .toMatch(/roster_job_duration_seconds_count\{job="seal",outcome="done"\}/)
  const text = await figuresNow()
  expect(text).toMatch(
    /roster_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/door",status="200"\} 1/,
  )
  expect(text).toMatch(/route="\/api\/v1\/users\/:user",status="401"/)
  expect(text).toMatch(/roster_outbox_mails\{state="queued"\} 0/)
  expect(text).toMatch(/roster_audit_rows\{state="unsealed"\} \d+/)
  expect(text).not.toMatch(/ada/)
  expect((await fetch(`http://${figures}/`)).status).toBe(404)
  expect((await fetch(`${server.origin}/metrics`)).headers.get('content-type')).not.toContain('openmetrics')
  expect(await (await fetch(`${server.origin}/metrics`)).text()).not.toContain('roster_http')
})

test('an address for figures that is in use stops the start with one sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const figures = `127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  const here = await setUpInstallation()
  const { code, err } = await here.roster(['serve'], '', { ROSTER_METRICS: figures })
  taken.close()
  expect(code).toBe(1)
  expect(err).toContain(`Metrics cannot be offered at ${figures}`)
})
