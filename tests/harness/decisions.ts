/** Questions as an application asks them, with its token. */
import { decideAccess } from '../../server/decisions/contract.ts'
import type { CallOf } from '../../server/platform/contract.ts'
import { createRole } from '../../server/roles/contract.ts'
import type { TestServer } from './server.ts'
import { makeToken } from './tokens.ts'

type Asked = CallOf<typeof decideAccess>['body']['questions'][number]

/** An application that may ask about everybody. */
export async function askingApplication(server: TestServer) {
  const { call, admin, person } = server
  const permissions = [{ scope: 'access', action: 'ask', level: 'all' as const }]
  const role = await call(admin, createRole, { body: { name: 'Asks about everybody', permissions } })
  const robot = await person('Application Robot', { type: 'api', roles: [role.id] })
  const application = await makeToken(server, robot, { name: 'asks', scopes: ['access.ask'] })
  const ask = async (questions: Asked[]) => (await call(application, decideAccess, { body: { questions } })).answers
  /** `scope.action` about somebody's record; what is answered. */
  const may = async (subject: string, permission: string, record?: Asked['record'], field?: string) => {
    const [scope = '', action = ''] = permission.split('.')
    const question = { subject, scope, action, ...(record ? { record } : {}), ...(field ? { field } : {}) }
    return (await ask([question]))[0]?.allowed
  }
  return { application, ask, may }
}
