import { isProblem } from '../../api/problem.ts'

/** How far it has come, also where somebody is refused and it goes on later. */
export interface Adding {
  /** Everybody added so far, by what was sent: by which all of it can be undone. */
  readonly added: object[]
  /** Told before each who is still to come. */
  readonly left: (rest: string[]) => void
}

interface Ways extends Adding {
  /** Asks for one of them; what was sent, by which it can be undone. */
  readonly add: (user: string) => Promise<object>
  /** The code by which the server says that somebody is in already. */
  readonly inAlready: string
}

/** One after the other, in the order chosen; who is in already is passed over, who is refused stays in the field. */
export async function addEach(people: readonly string[], { add, inAlready, added, left }: Ways) {
  for (const [index, user] of people.entries()) {
    left(people.slice(index))
    try {
      added.push(await add(user))
    } catch (error) {
      if (!isProblem(error, inAlready)) throw error
    }
  }
  return added
}
