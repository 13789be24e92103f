import { useState } from 'react'
import { issueUserLink, listLinks, mailLink, revealLink, revokeLink } from '../../../../server/links/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { useCall } from '../../api/useCall.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import type { UserDetail } from '../types.ts'

export type OneTimeLink = ReplyOf<typeof listLinks>['items'][number]
export type LinkKind = Exclude<OneTimeLink['kind'], 'recovery' | 'email'>

/** Whether an administrator issues links of this kind; the others were asked for by the person. */
export const isIssued = (kind: OneTimeLink['kind']): kind is LinkKind => kind !== 'recovery' && kind !== 'email'

/** The kind of link that lets this person in: to a first password, or to a new one. */
export const kindFor = (user: UserDetail): LinkKind => (user.activatedAt ? 'password-reset' : 'activation')

/** The one-time link of a person: shown on request, which is recorded; mailed, made anew, taken back. */
export function useLinks(user: UserDetail, kind: LinkKind = kindFor(user)) {
  const params = { user: user.id }
  const { data } = useCall(listLinks, { params }, { when: user.can.links })
  const [shown, setShown] = useState<{ id: string; url: string }>()
  const { busy, problem, attempt: attemptOnce } = useAttempt()
  const link = data?.items.find((one) => one.kind === kind)
  const attempt = (work: () => Promise<void>) => attemptOnce(() => work().finally(() => void refresh('links', 'users')))
  const reveal = async (id: string) => {
    const { url } = await call(revealLink, { params: { ...params, link: id } })
    setShown({ id, url })
  }
  const issue = (mail: boolean) => call(issueUserLink, { params, body: { kind, mail } })
  return {
    kind,
    link,
    mailAvailable: data?.mailAvailable ?? false,
    url: shown && shown.id === link?.id ? shown.url : undefined,
    busy,
    problem,
    show: (id: string) => attempt(() => reveal(id)),
    renew: () => attempt(async () => reveal((await issue(false)).id)),
    /** Mails the open link, or a new one where none is open. */
    send: (done: () => void) =>
      attempt(async () => {
        await (link ? call(mailLink, { params: { ...params, link: link.id } }) : issue(true))
        done()
      }),
    revoke: (id: string, done: () => void) =>
      attempt(async () => {
        await call(revokeLink, { params: { ...params, link: id } })
        done()
      }),
  }
}

export type Links = ReturnType<typeof useLinks>
