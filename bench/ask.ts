import { type Agent, request } from 'node:http'

interface Asking {
  readonly url: string
  readonly agent: Agent
  readonly method: 'POST' | 'PATCH'
  readonly headers: Record<string, string>
  readonly body: string
}

/** One request; how it was answered, and after how many milliseconds. */
export function ask({ url, agent, method, headers, body }: Asking) {
  const startedAt = performance.now()
  return new Promise<{ status: number; retryAfter: string | undefined; body: string; took: number }>(
    (resolve, reject) => {
      const sending = request(url, { agent, method, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: response.headers['retry-after'],
            body: text,
            took: performance.now() - startedAt,
          }),
        )
      })
      sending.on('error', reject).end(body)
    },
  )
}
