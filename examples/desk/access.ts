/** Every decision of the desk: it makes none itself. */
import type { Answer, Question, Roster } from './roster.ts'
import { COLUMNS, type Issue, type Store } from './store.ts'

const SCOPE = 'desk/issues'

/** An issue as one page shows it: what may be done with it, and its price only to whom it is given. */
export interface Shown extends Issue {
  readonly may: { readonly edit: boolean; readonly delete: boolean; readonly price: boolean }
}

type Facts = Omit<Issue, 'id' | 'title' | 'price'>

/** What Roster needs to know of an issue. The desk's own keys are written as `ext:desk:key`. */
export function recordOf({ owner, created_at, team, type, customer, distributor }: Facts) {
  const refs = { type: ref(type), customer: ref(customer), ...(distributor ? { distributor: ref(distributor) } : {}) }
  return { ownerId: owner, createdById: owner, createdAt: created_at, teamIds: [team], refs }
}

const ref = (key: string) => `ext:desk:${key}`

export function accessBy(roster: Roster, store: Store) {
  const ask = async (who: string, questions: readonly Omit<Question, 'subject' | 'scope'>[], explain = false) =>
    roster.decide(
      questions.map((question) => ({ ...question, subject: who, scope: SCOPE })),
      explain,
    )
  return {
    /** The issues that somebody may read: the condition stands in the desk's own query. */
    async list(who: string): Promise<Shown[]> {
      const issues = store.issues(await roster.filter(who, SCOPE, 'read', COLUMNS))
      const answers = await ask(who, issues.flatMap(questionsAbout))
      return issues.map((issue, index) => shown(issue, answers.slice(index * 3, index * 3 + 3)))
    },
    /** Whether somebody may create this issue. What is to be has no owner yet, or everybody could by owning it. */
    async mayCreate(who: string, issue: Facts): Promise<boolean> {
      const { ownerId, createdById, ...record } = recordOf(issue)
      const [answer] = await ask(who, [{ action: 'create', record }])
      return answer?.allowed === true
    },
    /** Whether somebody may do this to an issue. */
    async may(who: string, action: string, issue: Facts, field?: string): Promise<boolean> {
      const [answer] = await ask(who, [{ action, record: recordOf(issue), ...(field ? { field } : {}) }])
      return answer?.allowed === true
    },
    /** Why, or why not. */
    async why(who: string, action: string, issue: Facts): Promise<Answer | undefined> {
      return (await ask(who, [{ action, record: recordOf(issue) }], true))[0]
    },
  }
}

function questionsAbout(issue: Issue) {
  const record = recordOf(issue)
  return [
    { action: 'edit', record },
    { action: 'delete', record },
    { action: 'read', record, field: 'price' },
  ]
}

function shown(issue: Issue, [edit, remove, price]: readonly Answer[]): Shown {
  const may = { edit: edit?.allowed === true, delete: remove?.allowed === true, price: price?.allowed === true }
  return { ...issue, price: may.price ? issue.price : null, may }
}
