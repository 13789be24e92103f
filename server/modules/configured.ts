import type { Context } from '../platform/context.ts'
import { Refusal } from '../platform/refusal.ts'
import { StartError } from '../platform/start-error.ts'
import { lockModule, putManifest } from './install.ts'
import { judgeManifest } from './judge.ts'
import { releaseFromConfiguration } from './modules.store.ts'

export interface ConfiguredManifest {
  readonly file: string
  readonly text: string
}

/**
 * Makes the modules that the configuration names what their files say; nobody else changes these. Those that it names no
 * more stay, and may be changed again. Does not start with a mistake: each is named by file, line and column.
 */
export async function installConfigured(ctx: Context, manifests: readonly ConfiguredManifest[]): Promise<void> {
  const mistakes: string[] = []
  const keys: string[] = []
  for (const one of manifests) {
    try {
      const manifest = await judgeManifest(ctx, one.text)
      if (keys.includes(manifest.key)) mistakes.push(`${one.file}: another file declares the module “${manifest.key}”.`)
      keys.push(manifest.key)
      await ctx.transaction(async (tx) => putManifest(tx, await lockModule(tx, manifest.key), manifest))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      mistakes.push(...linesOf(one.file, error))
    }
  }
  if (mistakes.length > 0)
    throw new StartError(
      `A module of ROSTER_MODULES has mistakes:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`,
    )
  await ctx.upkeep((tx) => releaseFromConfiguration(tx.db, keys))
}

function linesOf(file: string, { details, failure }: Refusal): string[] {
  if (!details.fields?.length) return [`${file}: ${details.detail ?? failure.title}`]
  return details.fields.map(({ path, message, line, column }) =>
    [file, ...(line ? [line, column] : []), ` ${path ? `${path}: ` : ''}${message}`].join(':'),
  )
}
