import { INSTALLATION, record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Manifest } from './format.ts'
import * as store from './store.ts'

export interface Ended {
  readonly sessions: number
  readonly links: number
  readonly mails: number
}

/** What an old copy must not revive: sessions, links, mails that may have gone out since (R105). Leaves it in the trail. */
export async function endWhatWasOpen(ctx: Context, { at }: Manifest): Promise<Ended> {
  return ctx.transaction(async (tx) => {
    const ended = {
      sessions: await store.endSessions(tx.db, tx.now()),
      links: await store.voidLinks(tx.db, tx.now()),
      mails: await store.giveUpMails(tx.db),
    }
    await store.failImports(tx.db)
    await store.forgetReplies(tx.db)
    await record(tx, 'installation.restored', INSTALLATION, { also: { backup: at, ...ended } })
    return ended
  })
}
