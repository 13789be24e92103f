import { INSTALLATION, record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { Forbidden, Invalid } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { type ProbeResult, probe, render, takeTestTurn } from '../platform/mail/index.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { SettingsSchema } from '../platform/settings.ts'
import { NoMailServer, type testMailServer } from './contract.ts'
import { withKeptPassword, withoutPassword } from './mail-server.ts'
import { mayEditBy } from './show.ts'
import { findMailReader, listOwnersOf } from './store.ts'

const MAILBOX = /^[^\s<>@\p{C}]{1,64}@[^\s<>@\p{C}]{1,189}$/u

type Wanted = Input<typeof testMailServer>['body']

/** Tries the mail server, the one in force or one that is being typed, and sends a test mail. Told step by step. */
export async function testMail(ctx: Context, { body }: Pick<Input<typeof testMailServer>, 'body'>) {
  const { server, from } = await readWanted(ctx, body)
  const { to, language } = await recipientOf(ctx, body)
  takeTestTurn(ctx.world)
  const { baseUrl } = ctx.world.config
  const common = { installation: ctx.settings['installation.name'], console: baseUrl.origin, name: ctx.actor.name }
  const message = { ...(await render(ctx.db, 'test', language, common)), messageId: `<${newId()}@${baseUrl.hostname}>` }
  const steps: ProbeResult[] = await probe(server, { ...message, from, to, date: ctx.now() })
  const last = steps.at(-1)
  const ok = last?.ok === true
  const also = { server: withoutPassword(server), to, result: ok ? 'sent' : (last?.message ?? '') }
  // With whoever reads mail there, so that the address goes with them when they are erased.
  const about = await listOwnersOf(ctx.db, to.toLowerCase())
  await ctx.transaction((tx) => record(tx, 'mail-server.tested', INSTALLATION, { also, about }))
  return { ok, to, steps }
}

/** Another server than the one in force is for administrators: it makes Roster call a machine of the caller's choice. */
async function readWanted(ctx: Context, { server: typed, from: sender }: Wanted) {
  const [kept, used] = [ctx.settings['mail.server'], ctx.settings['mail.from']]
  const mayChoose = (await mayEditBy(ctx))('admin')
  if (typed !== undefined && !mayChoose) refuse(Forbidden, { detail: 'Only administrators may try another server.' })
  const server =
    typed === undefined ? kept : readAs('mail.server', withKeptPassword(readAs('mail.server', typed), kept))
  if (server === '') refuse(NoMailServer)
  return { server, from: sender === undefined ? used : readAs('mail.from', sender) }
}

function readAs(key: 'mail.server' | 'mail.from', value: string): string {
  const result = SettingsSchema.shape[key].safeParse(value)
  return result.success ? result.data : refuseField(Invalid, key, result.error.issues[0]?.message ?? '', 'invalid')
}

async function recipientOf(ctx: Context, { to }: Wanted): Promise<{ to: string; language: string }> {
  const reader = ctx.actor.id === null ? undefined : await findMailReader(ctx.db, ctx.actor.id)
  const address = to ?? reader?.address ?? ''
  if (address === '')
    refuseField(Invalid, 'to', 'Say where the test mail goes: you have no address yourself.', 'required')
  if (!MAILBOX.test(address)) refuseField(Invalid, 'to', 'This does not look like an email address.', 'email')
  return { to: address, language: reader?.language || 'en' }
}
