/** Reads what a test run wrote, and what the checks did, as one pair of numbers. */
import { readFileSync } from 'node:fs'

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Report {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/** Counts the tests of a report; a file that could not even be loaded counts as one failure. */
export function countTests(path: string): Count {
  const { testResults }: Report = JSON.parse(readFileSync(path, 'utf8'))
  const statuses = testResults.flatMap(({ status, assertionResults }) => {
    const each = assertionResults.map((result) => result.status)
    return status === 'failed' && !each.includes('failed') ? [...each, 'failed'] : each
  })
  const passed = statuses.filter((status) => status === 'passed').length
  const failed = statuses.filter((status) => status === 'failed').length
  return { passed, failed, skipped: statuses.length - passed - failed }
}
