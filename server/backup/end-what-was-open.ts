import { z } from 'zod'
import { INSTALLATION, record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import * as store from './store.ts'

export interface Ended {
  readonly sessions: number
  readonly links: number
  readonly mails: number
}

/** What is being restored: when it was written, and whether its key is one of ours. */
export const Restoring = z.object({ at: z.string(), ours: z.boolean() })
export type Restoring = z.output<typeof Restoring>

/**
 * What an old copy must not revive: sessions, links, mails that may have gone out since (R105). Leaves it in the trail,
 * and that its key was lost, where it is not `ours`: what stands before this event was signed anew, whoever had changed it.
 */
export async function endWhatWasOpen(ctx: Context, { at, ours }: Restoring): Promise<Ended> {
  return ctx.transaction(async (tx) => {
    const ended = {
      sessions: await store.endSessions(tx.db, tx.now()),
      links: await store.voidLinks(tx.db, tx.now()),
      mails: await store.giveUpMails(tx.db),
    }
    await store.failImports(tx.db)
    await store.forgetReplies(tx.db)
    await store.forgetRestoring(tx.db)
    const also = { backup: at, ...ended, ...(ours ? {} : { keyLost: true }) }
    await record(tx, 'installation.restored', INSTALLATION, { also })
    return ended
  })
}

/** Does so before anybody is let in, where the restoring process did not live to do it. */
export async function finishRestoring(ctx: Context): Promise<void> {
  const mark = await store.findRestoring(ctx.db)
  if (mark !== undefined) await endWhatWasOpen(ctx, Restoring.parse(JSON.parse(mark)))
}
