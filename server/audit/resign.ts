import type { Db } from '../platform/database/index.ts'
import type { Keys } from '../platform/secrets.ts'
import { chainLink, rowDigest } from './digests.ts'
import { putDigest, putLink } from './resign.store.ts'
import { listLinks, readRows } from './verify.store.ts'

const BATCH = 1000

/** Signs every sealed row and every link of the chain anew, as they stand: only after their root key was lost. */
export async function resignTrail(db: Db, keys: Keys): Promise<void> {
  let previous = { position: 0, link: '' }
  for (;;) {
    const links = await listLinks(db, previous.position, BATCH)
    if (links.length === 0) return
    const { rows, subjects } = await readRows(
      db,
      links.map((link) => link.row_id),
    )
    const byId = new Map(rows.map((row) => [row.id, row]))
    const about = Map.groupBy(subjects, (subject) => subject.row_id)
    for (const link of links) {
      const row = byId.get(link.row_id)
      if (!row) continue
      const digest = rowDigest(keys, row, about.get(row.id) ?? [])
      await putDigest(db, row.id, digest)
      previous = { position: link.position, link: chainLink(keys, previous.link, link, digest) }
      await putLink(db, previous)
    }
  }
}
