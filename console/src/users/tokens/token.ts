import type { CallOf, ReplyOf } from '../../../../server/platform/contract.ts'
import * as contracts from '../../../../server/tokens/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'

export type TokenList = ReplyOf<typeof contracts.listTokens>
export type Token = TokenList['items'][number]
export type Issued = ReplyOf<typeof contracts.createToken>
export type NewToken = CallOf<typeof contracts.createToken>['body']
export type TokenChanges = CallOf<typeof contracts.changeToken>['body']

/** Whose tokens a card is about: an account, or one's own where `user` is absent. */
export interface Whose {
  readonly user?: string
}

/** What can be done about the tokens of an account; afterwards all that is shown of them is read again. */
export function doingsOf({ user }: Whose) {
  const of = user === undefined ? undefined : { user }
  const then = async <R>(reply: Promise<R>): Promise<R> => {
    const value = await reply
    await refresh('tokens', 'users')
    return value
  }
  return {
    create: (body: NewToken) =>
      then(of ? call(contracts.createToken, { params: of, body }) : call(contracts.createOwnToken, { body })),
    change: (token: string, body: TokenChanges) =>
      then(
        of
          ? call(contracts.changeToken, { params: { ...of, token }, body })
          : call(contracts.changeOwnToken, { params: { token }, body }),
      ),
    regenerate: (token: string) =>
      then(
        of
          ? call(contracts.regenerateToken, { params: { ...of, token } })
          : call(contracts.regenerateOwnToken, { params: { token } }),
      ),
    reveal: (token: string) =>
      then(
        of
          ? call(contracts.revealToken, { params: { ...of, token } })
          : call(contracts.revealOwnToken, { params: { token } }),
      ),
    revoke: (token: string) =>
      then(
        of
          ? call(contracts.revokeToken, { params: { ...of, token } })
          : call(contracts.revokeOwnToken, { params: { token } }),
      ),
  }
}
