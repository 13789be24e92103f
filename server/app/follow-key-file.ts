import { statSync } from 'node:fs'
import { checkKeys } from '../keys/index.ts'
import { seconds } from '../platform/clock.ts'
import type { World } from '../platform/context.ts'
import type { Job } from '../platform/jobs/index.ts'
import { keyFile, readKeyFile } from './key-file.ts'

/** Notices `keys rotate` and `keys revoke` beside the running server, and goes on with the keys that stand in the file now. */
export function followKeyFile({ config }: World): Job {
  const file = keyFile(config)
  let read = changedAt(file)
  return {
    name: 'keys',
    every: seconds(2),
    run: async (ctx) => {
      const now = changedAt(file)
      if (now === read) return
      ctx.world.keys.replace(readKeyFile(file))
      await checkKeys(ctx)
      read = now
    },
  }
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs
}
