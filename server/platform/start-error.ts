/** A reason why Roster cannot start, in one sentence an operator can act on. Printed without a stack; exit code 1. */
export class StartError extends Error {}
