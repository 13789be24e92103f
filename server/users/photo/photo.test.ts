import { describe, expect, test } from 'vitest'
import type { Person } from '../../../tests/harness/people.ts'
import { grain, lookAt, picture } from '../../../tests/harness/pictures.ts'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { Invalid } from '../../platform/failures.ts'
import { createRole } from '../../roles/contract.ts'
import { getMe } from '../../sessions/contract.ts'
import { deleteUser, getUser, listTimeline, listUsers } from '../contract.ts'
import { MAX_PHOTO_BYTES, removePhoto } from './contract.ts'

async function send(
  { roster }: TestServer,
  { cookies }: Pick<Person, 'cookies'>,
  user: string,
  photo: { bytes: Buffer; type?: string; query?: Record<string, string> },
) {
  const response = await roster.server.inject({
    method: 'PUT',
    url: `/api/v1/users/${user}/photo`,
    query: photo.query ?? {},
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': photo.type ?? 'image/png',
      cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
    },
    payload: photo.bytes,
  })
  const body: { code?: string; detail?: string; photo?: string | null } = response.json()
  return { ...body, status: response.statusCode }
}

function see({ roster }: TestServer, { cookies }: Pick<Person, 'cookies'>, address: string, etag?: unknown) {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  return roster.server.inject({
    method: 'GET',
    url: address,
    headers: { cookie, ...(etag ? { 'if-none-match': String(etag) } : {}) },
  })
}

describe('who may give and see a photo', () => {
  test('G-17 R65 without a right nobody gives one, with `edit: own` one’s own alone; who sees nobody sees no photo', async () => {
    const server = await startServer()
    const { admin, call, person } = server
    const own = await call(admin, createRole, {
      body: { name: 'Own', permissions: [{ scope: 'users', action: 'edit', level: 'own' }] },
    })
    const [kim, ida] = [await person('Kim Novak'), await person('Ida Wells', { roles: [own.id] })]
    const bytes = await picture({ width: 100, height: 100, format: 'png' })
    expect((await send(server, server.visitor, kim.id, { bytes })).status).toBe(401)
    expect((await send(server, kim, kim.id, { bytes })).detail).toMatch(/may not change photo/)
    expect((await send(server, ida, kim.id, { bytes })).code).toBe('not-found')
    expect((await send(server, ida, ida.id, { bytes })).status).toBe(200)
    const { photo } = await call(ida, getMe, {})
    expect(photo).toMatch(new RegExp(`^/api/v1/users/${ida.id}/photo\\?v=[\\w-]{16}$`))
    expect((await see(server, ida, photo ?? '')).statusCode).toBe(200)
    expect((await see(server, kim, photo ?? '')).statusCode).toBe(404)
    expect((await see(server, server.visitor, photo ?? '')).statusCode).toBe(401)
    expect((await see(server, admin, photo ?? '')).statusCode).toBe(200)
    await server.refused(kim, removePhoto, { params: { user: kim.id } }, Invalid)
  })

  test('API users and deleted users get none', async () => {
    const server = await startServer()
    const { admin, call, person } = server
    const [robot, gone] = [await person('Robot', { type: 'api' }), await person('Gone Girl')]
    const bytes = await picture({ width: 100, height: 100, format: 'png' })
    expect((await send(server, admin, robot.id, { bytes })).detail).toBe('API users have no photo.')
    const { version } = await call(admin, getUser, { params: { user: gone.id } })
    await call(admin, deleteUser, { params: { user: gone.id }, version })
    expect((await send(server, admin, gone.id, { bytes })).code).toBe('is-deleted')
  })
})

describe('what is taken', () => {
  test('R93 R117 text, SVG, a lying name, a damaged or foreign picture are refused with the reason; nothing is kept', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const png = await picture({ width: 300, height: 300, format: 'png' })
    const wrong: [string, Buffer, RegExp][] = [
      ['text', Buffer.from('no picture at all'), /not a picture/],
      ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /not a picture/],
      ['nothing', Buffer.alloc(0), /not a picture/],
      ['tiff', await picture({ width: 20, height: 20, format: 'tiff' }), /not a picture/],
      ['heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), /HEIC/],
      ['cut off', png.subarray(0, png.length / 2), /damaged/],
      ['svg behind a png’s beginning', Buffer.concat([png.subarray(0, 8), Buffer.from('<svg/>')]), /damaged/],
    ]
    for (const [name, bytes, detail] of wrong) {
      const answer = await send(server, server.admin, kim.id, { bytes })
      expect([name, answer.status, answer.code]).toEqual([name, 422, 'not-an-image'])
      expect(answer.detail).toMatch(detail)
    }
    expect((await send(server, server.admin, kim.id, { bytes: png, type: 'application/pdf' })).status).toBe(415)
    expect((await server.call(server.admin, getUser, { params: { user: kim.id } })).photo).toBeNull()
  })

  test('R117 more than 5 MiB, or more pixels than a camera makes, are refused and the next picture is read', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const large = Buffer.alloc(MAX_PHOTO_BYTES + 1)
    expect((await send(server, server.admin, kim.id, { bytes: large })).code).toBe('too-large')
    const bomb = await picture({ width: 10_000, height: 10_000, format: 'png' })
    expect(bomb.length).toBeLessThan(MAX_PHOTO_BYTES)
    const answer = await send(server, server.admin, kim.id, { bytes: bomb })
    expect([answer.code, answer.detail]).toEqual(['image-too-detailed', expect.stringContaining('50 megapixels')])
    expect(
      (await send(server, server.admin, kim.id, { bytes: await picture({ width: 9, height: 9, format: 'png' }) }))
        .status,
    ).toBe(200)
  })

  test('JPEG, PNG, WebP, AVIF and GIF become squares in WebP of two sizes, with nothing else of the file', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    for (const format of ['jpeg', 'png', 'webp', 'avif', 'gif'] as const) {
      const bytes = await picture({ width: 900, height: 600, format })
      const { photo } = await send(server, server.admin, kim.id, { bytes, type: 'image/x-whatever' })
      for (const [size, edge] of [
        ['small', 128],
        ['large', 512],
      ] as const) {
        const answer = await see(server, kim, `${photo}&size=${size}`)
        expect(answer.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' })
        expect(await lookAt(answer.rawPayload)).toMatchObject({
          format: 'webp',
          width: edge,
          height: edge,
          told: false,
        })
        expect(answer.rawPayload.includes('anary')).toBe(false)
      }
    }
  })
})

describe('how it is kept', () => {
  test('the picture is turned upright first, then the chosen square is cut out', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const side = async (query: Record<string, string>) => {
      const turned = await picture({ width: 400, height: 200, format: 'jpeg', orientation: 6 })
      const { photo } = await send(server, server.admin, kim.id, { bytes: turned, query })
      const { rawPayload } = await see(server, kim, photo ?? '')
      const { width, height, colour } = await lookAt(rawPayload)
      expect([width, height]).toEqual([100, 100])
      return colour
    }
    // A quarter turn clockwise: what was left is now above.
    expect(await side({ left: '0.25', top: '0', side: '0.5' })).toBe('red')
    expect(await side({ left: '0.25', top: '0.75', side: '0.5' })).toBe('blue')
    const bytes = await picture({ width: 50, height: 50, format: 'png' })
    expect((await send(server, server.admin, kim.id, { bytes, query: { left: '0.2' } })).code).toBe('invalid')
    expect((await send(server, server.admin, kim.id, { bytes, query: { left: '0', top: '0', side: '7' } })).code).toBe(
      'invalid',
    )
  })

  test('R62 browsers keep it for as long as its address names it; replaced and removed it has another address or none', async () => {
    const server = await startServer()
    const { admin, call } = server
    const kim = await server.person('Kim Novak')
    const first = await send(server, admin, kim.id, { bytes: await picture({ width: 60, height: 60, format: 'png' }) })
    const kept = await see(server, kim, first.photo ?? '')
    expect(kept.headers['cache-control']).toBe('private, max-age=31536000, immutable')
    expect((await see(server, kim, first.photo ?? '', kept.headers.etag)).statusCode).toBe(304)
    const second = await send(server, admin, kim.id, { bytes: await picture({ width: 80, height: 60, format: 'png' }) })
    expect(second.photo).not.toBe(first.photo)
    expect((await see(server, kim, first.photo ?? '')).headers['cache-control']).toBe('private, no-cache')
    const { items } = await call(admin, listUsers, { query: { q: 'novak' } })
    expect(items[0]?.photo).toBe(second.photo)
    await call(admin, removePhoto, { params: { user: kim.id } })
    expect((await see(server, kim, second.photo ?? '')).statusCode).toBe(404)
    const timeline = await call(admin, listTimeline, { params: { user: kim.id } })
    expect(timeline.items.slice(0, 3).map((item) => item.event)).toEqual([
      'user.photo-removed',
      'user.photo-set',
      'user.photo-set',
    ])
  })

  test('while pictures are decoded, others are served', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const bytes = await grain(3000)
    let isDone = false
    const sent = send(server, server.admin, kim.id, { bytes }).then((answer) => {
      isDone = true
      return answer
    })
    let served = 0
    for (; !isDone && served < 5; served++) await server.call(kim, getMe, {})
    expect(served).toBeGreaterThan(2)
    expect((await sent).status).toBe(200)
  })
})
