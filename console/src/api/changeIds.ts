const ids = new WeakMap<object, string>()

/** Keeps which change a request made, beside what was sent and what came back. */
export function keepChangeId(response: Response, ...parts: readonly unknown[]): void {
  const id = response.headers.get('x-change-id')
  if (id) for (const part of parts) if (typeof part === 'object' && part !== null) ids.set(part, id)
}

/** The change that this request, or the one with this reply, made; what undo names. */
export const changeIdOf = (part: object): string | undefined => ids.get(part)
