import { statSync } from 'node:fs'
import { takeKeys } from '../keys/index.ts'
import { seconds } from '../platform/clock.ts'
import type { World } from '../platform/context.ts'
import type { Job } from '../platform/jobs/index.ts'
import { keyFile, readKeyFile } from './key-file.ts'

/**
 * Notices `keys rotate` and `keys revoke` beside the running server, and goes on with the keys that stand in the file now.
 * The first round reads it in any case: it may have changed while the server started.
 */
export function followKeyFile({ config }: World): Job {
  const file = keyFile(config)
  let read: number | undefined
  return {
    name: 'keys',
    every: seconds(2),
    run: async (ctx) => {
      const now = changedAt(file)
      if (now === read) return
      await takeKeys(ctx, readKeyFile(file))
      read = now
    },
  }
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs
}
