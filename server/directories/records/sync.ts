import type { Context } from '../../platform/context.ts'
import { NotFound } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { refuse } from '../../platform/refusal.ts'
import { factsOf, getFacts } from '../directory.ts'
import { lockRow } from '../store.ts'
import type { syncRecords } from './contract.ts'
import { countsOf, isDifferent, leftOut, write } from './deeds.ts'
import { plan } from './incoming.ts'
import { translateTaken } from './taken.ts'
import { assertGood } from './write.ts'

/** Brings records up to date by their keys in another system; all or nothing. The same again writes nothing. */
export async function bringUpToDate(ctx: Context, { params, body }: Input<typeof syncRecords>) {
  const { row } = await getFacts(ctx, params.directory)
  const { source, records, missing } = body
  return translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      const directory = factsOf((await lockRow(tx.db, row.id)) ?? refuse(NotFound))
      const said = records.map(({ key, ...rest }, at) => ({ ...rest, place: `records.${at}`, keys: [{ source, key }] }))
      const { deeds, errors } = await plan(tx, directory, said)
      assertGood(errors)
      const named = new Set(records.map((one) => one.key))
      const gone = missing === 'deactivate' ? await leftOut(tx, directory, { source, named }) : []
      const counts = countsOf(deeds, gone)
      const differing = [...deeds.filter(isDifferent), ...gone]
      if (differing.length > 0) await write(tx, directory, differing, { source, ...counts })
      return counts
    }),
  )
}
