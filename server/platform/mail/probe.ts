import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { createTransport } from 'nodemailer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { seconds } from '../clock.ts'
import { reasonOfStep } from './probe-reason.ts'
import { type Message, optionsOf, within } from './transport.ts'

const WHOLE_WITHIN = seconds(30)
const STEP_WITHIN = seconds(10)

export type ProbeStep = 'name' | 'connection' | 'security' | 'sign-in' | 'recipient' | 'message'

export interface ProbeResult {
  readonly step: ProbeStep
  readonly ok: boolean
  /** One sentence in our own words: never what the other side sent, which may be any machine. */
  readonly message: string
}

/** Does what sending does, one step after the other, and says how each went; stops at the first that fails. At most 30 s. */
export async function probe(address: string, message: Message): Promise<ProbeResult[]> {
  const results: ProbeResult[] = []
  const options = {
    ...optionsOf(new URL(address)),
    connectionTimeout: STEP_WITHIN,
    greetingTimeout: STEP_WITHIN,
    socketTimeout: STEP_WITHIN,
  }
  const connection = new SMTPConnection(options)
  try {
    await within(
      WHOLE_WITHIN,
      walk(connection, options, message, (step, told) => results.push({ step, ok: true, message: told })),
    )
  } catch (error) {
    const step = error instanceof StepFailed ? error.step : 'connection'
    results.push({ step, ok: false, message: reasonOfStep(step, error instanceof StepFailed ? error.cause : error) })
  } finally {
    connection.close()
  }
  return results
}

type Options = ReturnType<typeof optionsOf>
type Went = (step: ProbeStep, told: string) => void

class StepFailed extends Error {
  readonly step: ProbeStep
  constructor(step: ProbeStep, cause: unknown) {
    super(step, { cause })
    this.step = step
  }
}

async function walk(connection: SMTPConnection, options: Options, message: Message, went: Went): Promise<void> {
  const step = async <T>(name: ProbeStep, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw new StepFailed(stepOf(name, error), error)
    }
  }
  if (isIP(options.host) === 0) {
    await step('name', () => lookup(options.host))
    went('name', `The name ${options.host} is known.`)
  }
  await step('connection', () => connect(connection))
  went('connection', `A mail server answers on port ${options.port}.`)
  went('security', connection.secure ? 'The connection is encrypted.' : 'The connection is not encrypted.')
  const { auth } = options
  if (auth) {
    await step('sign-in', () => asked((done) => connection.login({ credentials: auth }, done)))
    went('sign-in', `${auth.user} is signed in.`)
  }
  const content = await compose(message)
  const from = /<([^>]*)>$/.exec(message.from)?.[1] ?? message.from
  await step('recipient', () => asked((done) => connection.send({ from, to: message.to }, content, done)))
  went('recipient', `${message.to} is accepted.`)
  went('message', 'The mail server has taken the test mail.')
}

/** Encryption is agreed on while connecting, and the content goes with the recipient: the error tells which it was. */
function stepOf(name: ProbeStep, error: unknown): ProbeStep {
  const { code = '', command = '', originalCode = '' } = error as Readonly<Record<string, string | undefined>>
  const secure = code === 'ETLS' || /CERT|TLS|SSL|SELF_SIGNED|VERIFY/.test(originalCode) || command === 'STARTTLS'
  if (name === 'connection' && secure) return 'security'
  return name === 'recipient' && (command === 'DATA' || code === 'EMESSAGE') ? 'message' : name
}

function connect(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject)
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
}

function asked(ask: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => ask((error) => (error ? reject(error) : resolve())))
}

async function compose({ to, ...rest }: Message): Promise<Buffer> {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await writer.sendMail({ ...rest, to: { name: '', address: to } })
  return Buffer.isBuffer(message) ? message : Buffer.alloc(0)
}
