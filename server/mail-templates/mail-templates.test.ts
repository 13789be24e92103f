import { describe, expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { NoAddress, NoMailService } from '../links/contract.ts'
import { Forbidden, NotFound, Stale } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { applyUndo } from '../undo/contract.ts'
import {
  getMailTemplate,
  listMailTemplates,
  previewMailTemplate,
  resetMailTemplate,
  saveMailTemplate,
  TemplateBroken,
  testMailTemplate,
} from './contract.ts'

const params = { template: 'invitation', language: 'en' }
const OWN = { subject: 'Welcome to {{ installation }}', body: 'Dear {{ givenName }},\n\n[Come in]({{ link }})' }

describe('who may', () => {
  test('E-30 texts are read and written by who holds the permission, and by nobody else', async () => {
    const { admin, person, call, refused } = await startServer()
    const read = [{ scope: 'templates', action: 'read', level: 'yes' as const }]
    const { id } = await call(admin, createRole, { body: { name: 'Readers of mails', permissions: read } })
    const [kim, rita] = [await person('Kim Novak'), await person('Rita Reader', { roles: [id] })]
    await refused(kim, listMailTemplates, {}, Forbidden)
    expect((await call(rita, getMailTemplate, { params })).can).toEqual({ edit: false })
    for (const caller of [kim, rita]) {
      await refused(caller, saveMailTemplate, { params, version: 0, body: OWN }, Forbidden)
      await refused(caller, resetMailTemplate, { params, version: 0 }, Forbidden)
      await refused(caller, testMailTemplate, { params, body: OWN }, Forbidden)
    }
  })

  test('a mail that Roster does not write has no text', async () => {
    const { admin, refused } = await startServer()
    await refused(admin, getMailTemplate, { params: { ...params, template: 'spam' } }, NotFound)
  })
})

describe('what a mail says', () => {
  test('E-30 E-26 R93 the next invitation is written by the text that was saved, its values escaped', async () => {
    const { admin, person, call, run, mailbox } = await startServer({ mail: true })
    const saved = await call(admin, saveMailTemplate, { params, version: 0, body: OWN })
    expect(saved).toMatchObject({ ...OWN, isOwn: true, version: 1, changedBy: 'Grace Hopper' })
    await person('<b>Ida</b> Invited', {
      activated: false,
      username: 'ida',
      emails: ['ida@x.example'],
      wayIn: 'mail-link',
    })
    await run('mail')
    const mail = mailbox?.newest('ida@x.example')
    expect(mail?.subject).toBe('Welcome to Roster')
    expect(mail?.text).toMatch(/^Dear <b>Ida<\/b>,\n\nCome in:\nhttp.*\/activate#/)
    expect(mail?.html).toContain('&lt;b&gt;Ida')
    const { items } = await call(admin, listMailTemplates, {})
    expect(items.find((one) => one.template === 'invitation')?.texts).toMatchObject([
      { language: 'en', isOwn: true, subject: OWN.subject },
      { language: 'de', isOwn: false },
    ])
  })

  test('a third language is written where people read it, and others get English', async () => {
    const { admin, person, call, run, mailbox } = await startServer({ mail: true })
    const french = { subject: 'Bienvenue', body: 'Bonjour {{ givenName }},\n\n[Entrer]({{ link }})' }
    await call(admin, saveMailTemplate, { params: { ...params, language: 'fr' }, version: 0, body: french })
    for (const [name, language] of [
      ['Odette', 'fr'],
      ['Ines', 'es'],
    ] as const)
      await person(`${name} Invited`, {
        activated: false,
        language,
        emails: [`${name.toLowerCase()}@x.example`],
        wayIn: 'mail-link',
      })
    await run('mail')
    expect(mailbox?.newest('odette@x.example').subject).toBe('Bienvenue')
    expect(mailbox?.newest('ines@x.example').subject).toBe('Your account at Roster')
  })

  test('a broken text is refused with the place of the mistake, and nothing is saved', async () => {
    const { admin, call, refused } = await startServer()
    const body = { subject: 'Hello {{ link }}', body: 'Dear {{ givenNam }},\n\n[Come in]({{ link }})\n\n{% if name' }
    const { fields } = await refused(admin, saveMailTemplate, { params, version: 0, body }, TemplateBroken)
    expect(fields?.map(({ path, message }) => [path, message])).toEqual([
      ['subject', 'A subject is seen in lists of mails: {{ link }} does not belong there.'],
      ['body', 'Line 1, column 9: There is no value “givenNam”.'],
      ['body', expect.stringMatching(/^Line 5, column 1: /)],
    ])
    expect(await call(admin, getMailTemplate, { params })).toMatchObject({ isOwn: false, version: 0 })
  })

  test('E-30 one step leads back to what is built in; whoever read an older text is told', async () => {
    const { admin, call, refused } = await startServer()
    const { builtIn } = await call(admin, saveMailTemplate, { params, version: 0, body: OWN })
    await refused(admin, saveMailTemplate, { params, version: 0, body: OWN }, Stale)
    await refused(admin, resetMailTemplate, { params, version: 7 }, Stale)
    const reset = await call(admin, resetMailTemplate, { params, version: 1 })
    expect(reset).toMatchObject({ ...builtIn, isOwn: false, version: 2, changedBy: null })
    await refused(admin, resetMailTemplate, { params, version: 2 }, NotFound)
    await refused(admin, saveMailTemplate, { params, version: 1, body: OWN }, Stale)
    await call(admin, saveMailTemplate, { params, version: 2, body: OWN })
  })

  test('of twenty who save at once from the same text one succeeds', async () => {
    const { admin, attempt } = await startServer()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        attempt(admin, saveMailTemplate, { params, version: 0, body: { ...OWN, subject: `Hello ${n}` } }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('a change is undone from the trail, back to the text before and to what is built in', async () => {
    const { admin, call, trail } = await startServer()
    await call(admin, saveMailTemplate, { params, version: 0, body: OWN })
    await call(admin, saveMailTemplate, { params, version: 1, body: { ...OWN, subject: 'Hello' } })
    const undo = async (event: number) => {
      const item = (await trail()).filter((one) => one.event === 'mail-template.changed')[event]
      await call(admin, applyUndo, { params: { change: item?.changeId ?? '' }, body: {} })
    }
    await undo(0)
    expect(await call(admin, getMailTemplate, { params })).toMatchObject({ ...OWN, version: 3 })
    await undo(0)
    expect(await call(admin, getMailTemplate, { params })).toMatchObject({ ...OWN, subject: 'Hello' })
  })
})

describe('trying a text', () => {
  test('a preview shows the mail with the values of a real person and opens nothing', async () => {
    const { admin, person, call } = await startServer()
    const ida = await person('Ida Invited', { activated: false })
    const shown = await call(admin, previewMailTemplate, { params, body: { ...OWN, user: ida.id } })
    expect(shown).toMatchObject({
      faults: [],
      subject: 'Welcome to Roster',
      parts: [
        { text: 'Dear Ida,', address: null },
        { text: 'Come in', address: expect.stringContaining('••••') },
      ],
    })
    const broken = await call(admin, previewMailTemplate, { params, body: { ...OWN, body: 'x {{ y }}' } })
    expect(broken.faults).toMatchObject([{ part: 'body', line: 1, column: 6 }])
  })

  test('a test mail goes to oneself alone, and says where there is no way', async () => {
    const { admin, person, call, refused, mailbox } = await startServer({ mail: true })
    await refused(admin, testMailTemplate, { params, body: OWN }, NoAddress)
    const ada = await person('Ada Lovelace', { type: 'admin', emails: ['ada@x.example'] })
    expect(await call(ada, testMailTemplate, { params, body: OWN })).toEqual({ to: 'ada@x.example' })
    expect(mailbox?.mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['ada@x.example', 'Welcome to Roster'],
    ])
    const without = await startServer()
    await without.refused(without.admin, testMailTemplate, { params, body: OWN }, NoMailService)
  })
})
