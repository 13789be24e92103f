import { isProblem } from '../../api/problem.ts'

interface Ways<T> {
  /** Asks for one of them; what was sent, by which it can be undone. */
  readonly add: (user: string) => Promise<T>
  /** The code by which the server says that somebody is in already. */
  readonly inAlready: string
  /** Told before each who is still to come. */
  readonly left: (rest: string[]) => void
}

/** One after the other, in the order chosen; who is in already is passed over, who is refused stays in the field. */
export async function addEach<T extends object>(people: readonly string[], { add, inAlready, left }: Ways<T>) {
  const added: T[] = []
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
