import type { Context } from '../platform/context.ts'
import type { Keys } from '../platform/secrets.ts'
import { type Anchor, appendAnchor, readAnchors } from './anchor-file.ts'
import { chainHead } from './seal.store.ts'
import { seal } from './seal.ts'

/** Seals, then writes the signed head of the chain to the anchor file and to the log, unless it stands there already. */
export async function anchor(ctx: Context): Promise<void> {
  await seal(ctx)
  const { position, link } = await chainHead(ctx.db)
  const { dataDir } = ctx.world.config
  const last = (await readAnchors(dataDir)).at(-1)
  if (position === 0 || last?.anchor?.position === position) return
  const head = { position, link, at: ctx.now(), previous: last?.anchor?.signature ?? '' }
  const made: Anchor = { ...head, signature: ctx.world.keys.sign('anchor', anchorText(head)) }
  await appendAnchor(dataDir, made)
  ctx.world.log.info(
    { position: made.position, head: made.link, signature: made.signature },
    'The head of the audit chain.',
  )
}

/** Whether this installation signed the anchor. */
export function isSigned(keys: Keys, { signature, ...head }: Anchor): boolean {
  return keys.verify('anchor', anchorText(head), signature)
}

/** `previous` binds an anchor to the one before, so that a line cannot be taken out of the file. */
function anchorText({ position, link, at, previous }: Omit<Anchor, 'signature'>): string {
  return JSON.stringify(['anchor', position, link, at, previous])
}
