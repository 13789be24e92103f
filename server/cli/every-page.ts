interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** Everything of a list that comes page by page. */
export async function everyPage<T>(read: (query: { limit: number; after?: string }) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = []
  for (let after: string | undefined; ; ) {
    const page = await read({ limit: 200, ...(after ? { after } : {}) })
    found.push(...page.items)
    if (!page.next) return found
    after = page.next
  }
}
