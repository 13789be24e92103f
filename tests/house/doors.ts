/** One library, one door. */
import { isTest, type Source } from './sources.ts'

interface Door {
  readonly library: RegExp
  readonly door: RegExp
  /** Where its types may be named without coming in. */
  readonly types?: RegExp
}

const DOORS: readonly Door[] = [
  { library: /^(fastify|@fastify\/.*|@scalar\/.*)$/, door: /^server\/platform\/http\// },
  { library: /^(better-sqlite3|pg)$/, door: /^server\/platform\/database\// },
  { library: /^kysely$/, door: /^server\/(platform\/database\/|.*\bstore[\w.-]*\.ts$)/, types: /^server\/platform\// },
  { library: /^nodemailer$/, door: /^server\/platform\/mail\// },
  { library: /^@node-rs\/argon2$/, door: /^server\/passwords\// },
  { library: /^uuidv7$/, door: /^server\/platform\/ids\.ts$/ },
  { library: /^sharp$/, door: /^server\/platform\/image\// },
  { library: /^@simplewebauthn\//, door: /^server\/factors\/passkeys\/webauthn\.ts$/ },
  { library: /^pino$/, door: /^server\/platform\/log\.ts$/ },
  { library: /^(commander|@clack\/prompts)$/, door: /^server\/cli\// },
]

/** Libraries that a source of the server lets in by another way than their door. */
export function doorViolations(source: Source): string[] {
  if (!source.path.startsWith('server/') || isTest(source.path)) return []
  return source.imports.flatMap(({ target, typeOnly }) => {
    const rule = DOORS.find(({ library }) => library.test(target))
    if (!rule || rule.door.test(source.path) || (typeOnly && rule.types?.test(source.path))) return []
    return [`${source.path} imports ${target}: its door is ${rule.door.source}`]
  })
}
