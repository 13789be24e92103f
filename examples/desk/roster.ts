/** What the desk asks Roster: fetch, and one token. */
import { setTimeout as wait } from 'node:timers/promises'

export interface Question {
  readonly subject: string
  readonly scope: string
  readonly action: string
  readonly field?: string
  readonly record?: object
}

export interface Answer {
  readonly allowed: boolean | 'depends'
  readonly reason: { readonly code: string }
  readonly explanation?: { readonly path: readonly object[]; readonly missing: object | null }
}

interface Filter {
  readonly sql: { readonly sqlite: { readonly text: string; readonly values: string[] } }
}

export interface Event {
  readonly event: string
  readonly entity: { readonly kind: string; readonly id: string }
}

export type Roster = ReturnType<typeof rosterAt>

/** Roster as this token may use it. `url` without a path; the token begins with `rst_`. */
export function rosterAt(url: string, token: string) {
  const ask = asker(url, token)
  return {
    /** Installs the manifest, or brings it up to date; nothing happens where it is the one installed. */
    async install(key: string, manifest: string): Promise<void> {
      const known = await ask<{ version: number } | null>('GET', `/modules/${key}`)
      const version = String(known?.version ?? 0)
      await ask('PUT', `/modules/${key}`, { manifest }, { 'if-match': `"${version}"` })
    },
    /** Everybody whom the token may see, by name. */
    async people(): Promise<{ id: string; name: string }[]> {
      return (await ask<{ items: { id: string; name: string }[] }>('GET', '/users?type=regular&limit=200'))?.items ?? []
    },
    async teams(): Promise<{ id: string; name: string }[]> {
      return (await ask<{ items: { id: string; name: string }[] }>('GET', '/teams'))?.items ?? []
    },
    /** Brings a directory up to date with the records of the desk, by the desk's own keys. */
    async sync(
      directory: string,
      records: readonly { key: string; name: string; attributes?: object }[],
    ): Promise<void> {
      await ask('PUT', `/directories/${encodeURIComponent(directory)}/records`, { source: 'desk', records })
    },
    /** Up to 1,000 questions; the answers in their order. */
    async decide(questions: readonly Question[], explain = false): Promise<Answer[]> {
      if (questions.length === 0) return []
      return (await ask<{ answers: Answer[] }>('POST', '/access/decide', { questions, explain }))?.answers ?? []
    },
    /** The condition for the desk's own query, in its columns and with its keys. */
    async filter(subject: string, scope: string, action: string, columns: object): Promise<Filter['sql']['sqlite']> {
      const body = { subject, scope, action, columns, keysOf: { 'directory-record': 'desk' } }
      const filter = await ask<Filter>('POST', '/access/filter', body)
      return filter?.sql.sqlite ?? { text: '(1 = 0)', values: [] }
    },
    /** Tells what changes in access, one after the other, until the signal. */
    async follow(tell: (event: Event) => void, signal: AbortSignal): Promise<void> {
      let after = ''
      while (!signal.aborted) {
        try {
          const path = after ? `/events?wait=25&after=${encodeURIComponent(after)}` : '/events'
          const news = await ask<{ items: Event[]; next: string }>('GET', path, undefined, {}, signal)
          for (const event of news?.items ?? []) tell(event)
          after = news?.next ?? ''
        } catch {
          if (!signal.aborted) await wait(1000, undefined, { signal }).catch(() => {})
        }
      }
    },
  }
}

/** One request; null where there is nothing. Anything but an answer is an error that says what Roster said. */
function asker(url: string, token: string) {
  return async <T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
  ): Promise<T | null> => {
    const response = await fetch(new URL(`/api/v1${path}`, url), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    })
    if (response.status === 404 && method === 'GET') return null
    const text = await response.text()
    if (!response.ok) throw new Error(`Roster answered ${response.status} to ${method} ${path}: ${text}`)
    return text ? JSON.parse(text) : null
  }
}
