/** From 0 (guessed at once) to 4, and whether it is on the list of common passwords. */
export interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4
  readonly isCommon: boolean
}

export type JudgePassword = (password: string, ownWords: readonly string[]) => Promise<Strength>

const LONGEST_JUDGED = 100 // the meter's work grows with the square of the length

let judge: Promise<JudgePassword> | undefined

/** Judges how long a password would withstand guessing; the word lists are fetched at the first letter. */
export const judgePassword: JudgePassword = async (password, ownWords) => {
  judge ??= load()
  return (await judge)(password, ownWords)
}

async function load(): Promise<JudgePassword> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  // The English word list would be another 600 kB; the server judges with it.
  const { dictionary, adjacencyGraphs: graphs } = common
  return async (password, ownWords) => {
    const meter = new ZxcvbnFactory({ dictionary, graphs })
    const { score, sequence } = meter.check(password.slice(0, LONGEST_JUDGED), [...ownWords])
    return { score, isCommon: sequence.length === 1 && sequence[0]?.pattern === 'dictionary' }
  }
}
