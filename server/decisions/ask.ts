import { decide, explain, type Question } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { type Decided, toAnswer, UNKNOWN } from './answer.ts'
import type { decideAccess } from './contract.ts'
import { assertDeclared } from './declared.ts'
import { explainAll } from './explain.ts'
import { momentOf } from './moment.ts'
import { portalsNamed } from './portals.ts'
import { readRecords } from './records.ts'
import { findSubjects } from './subjects.ts'

/** Answers each question in its place. */
export async function answerQuestions(ctx: Context, { body }: Input<typeof decideAccess>) {
  const { questions } = body
  await assertDeclared(ctx, questions, (index) => `questions.${index}.`)
  const moment = await momentOf(ctx, body.at)
  const subjects = await findSubjects(
    ctx,
    questions.map((question) => question.subject),
    moment,
  )
  const recordOf = await readRecords(
    ctx,
    questions.map((question) => question.record),
  )
  const portals = await portalsNamed(
    ctx,
    questions.map((question) => question.portal),
    (index) => `questions.${index}.portal`,
  )
  const decided = questions.map((given): Decided | undefined => {
    const whole = subjects.of(given.subject)
    if (!whole) return undefined
    const person = given.portal === undefined ? whole : { ...whole, subject: portals.at(whole.subject, given.portal) }
    const record = given.record && recordOf(given.record)
    const question = aboutOf(given)
    const decision = (body.explain ? explain : decide)(person.subject, question, record, moment)
    return { person, question, record, decision, version: subjects.versionOf(person) }
  })
  const answers = decided.map((one) => (one ? toAnswer(one) : UNKNOWN))
  return { answers: body.explain ? await explainAll(ctx, decided, answers) : answers }
}

/** What is asked, as the engine takes it. */
export function aboutOf({
  scope,
  action,
  field,
}: {
  scope: string
  action: string
  field?: string | undefined
}): Question {
  return field === undefined ? { scope, action } : { scope, action, field }
}
