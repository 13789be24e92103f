import { withAddressLeft } from '../app/address-file.ts'
import { openWorld } from '../app/build.ts'
import { isUnused } from '../app/open-engine.ts'
import { finishRestoring } from '../backup/index.ts'
import { stopHasher } from '../passwords/index.ts'
import { readConfig } from '../platform/config.ts'
import { type Context, contextOf, operatorActor } from '../platform/context.ts'
import { type FieldError, Refusal } from '../platform/refusal.ts'
import { StartError } from '../platform/start-error.ts'

/** Runs a command as the operator, beside a running server or without one; a refusal becomes one clear sentence. */
export async function asOperator<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  const world = await openWorld(withAddressLeft(readConfig(process.env, process.cwd())))
  try {
    const ctx = contextOf(world, operatorActor)
    await finishRestoring(ctx)
    return await work(ctx)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const fields = error.details.fields?.map((field) => `\n  ${placeOf(field)}${field.message}`).join('') ?? ''
    throw new StartError(`${error.failure.title} ${fields ? fields : (error.details.detail ?? '')}`.trim())
  } finally {
    await stopHasher(world)
    await world.engine.close()
  }
}

/** The same of a command that ends in one sentence. */
export async function tell(work: (ctx: Context) => Promise<string>): Promise<void> {
  process.stdout.write(`${await asOperator(work)}\n`)
}

function placeOf({ path, line, column }: FieldError): string {
  return `${line ? `line ${line}, column ${column}: ` : ''}${path ? `${path}: ` : ''}`
}

/** Whether no server and no other command works on the data at this moment; one that comes later is not seen. */
export async function worksAlone(): Promise<boolean> {
  return isUnused(readConfig(process.env, process.cwd()))
}
