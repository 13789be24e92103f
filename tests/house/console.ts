/** What the console may read: contracts of the server, and no feature another feature. */
import { isTest, type Source } from './sources.ts'

const OF_THE_SERVER = /^server\/(.+\/contract\.ts|platform\/(contract|schema|failures)\.ts)$/
/** Rooms of the console that serve all features; `app` alone puts features together. */
const SHARED_ROOMS = ['api', 'ui', 'theme', 'locales']

/** What a source of the console imports against the rules. */
export function consoleViolations(source: Source): string[] {
  if (!source.path.startsWith('console/src/') || isTest(source.path)) return []
  const from = roomOf(source.path)
  return source.imports.flatMap(({ target }) => {
    const why = target.startsWith('console/src/') ? wrongRoom(from, roomOf(target)) : wrongOutside(target)
    return why ? [`${source.path} imports ${target}: ${why}`] : []
  })
}

/** Files of the server that end up in the browser must not need Node. `reached` are contracts and all they import. */
export function browserViolations(reached: readonly Source[]): string[] {
  return reached.flatMap(({ path, imports }) =>
    imports
      .filter(({ target, typeOnly }) => !typeOnly && !target.startsWith('server/') && target !== 'zod')
      .map(({ target }) => `${path} imports ${target}: the console reads this file, and a browser has only zod`),
  )
}

function wrongRoom(from: string, to: string): string | undefined {
  if (from === to || from === 'app' || SHARED_ROOMS.includes(to)) return undefined
  if (from === '') return undefined
  return SHARED_ROOMS.includes(from)
    ? `${from} serves every feature and knows none`
    : 'a console feature imports no other'
}

function wrongOutside(target: string): string | undefined {
  if (target.startsWith('server/'))
    return OF_THE_SERVER.test(target) ? undefined : 'only contracts of the server are for the console'
  if (/^(tests|scripts|bench)\//.test(target) || target.startsWith('node:')) return 'this is not for a browser'
  return undefined
}

/** The folder below `console/src`; empty for the files that start everything. */
function roomOf(path: string): string {
  const rest = path.split('/').slice(2)
  return rest.length > 1 ? (rest[0] ?? '') : ''
}
