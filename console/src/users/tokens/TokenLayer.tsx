import { useState } from 'react'
import { RegenerateDialog } from './RegenerateDialog.tsx'
import { RevealDialog } from './RevealDialog.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'
import { ShownToken } from './ShownToken.tsx'
import { TokenForm } from './TokenForm.tsx'
import type { Doing } from './TokensCard.tsx'
import type { Issued, TokenList, Whose } from './token.ts'

export interface LayerProps {
  readonly doing: Doing
  readonly list: TokenList
  readonly whose: Whose
  readonly name: string
  readonly onClose: () => void
}

/** What is being done about a token; a new secret is shown afterwards, once. */
export default function TokenLayer({ doing, list, whose, name, onClose }: LayerProps) {
  const [issued, setIssued] = useState<Issued>()
  if (issued) return <ShownToken {...issued} revealable={issued.token.can.reveal} onClose={onClose} />
  const props = { whose, onClose }
  switch (doing.kind) {
    case 'create':
      return <TokenForm {...props} list={list} name={name} onIssued={setIssued} />
    case 'change':
      return <TokenForm {...props} list={list} name={name} token={doing.token} onIssued={setIssued} />
    case 'regenerate':
      return <RegenerateDialog {...props} token={doing.token} onIssued={setIssued} />
    case 'reveal':
      return <RevealDialog {...props} token={doing.token} />
    case 'revoke':
      return <RevokeDialog {...props} token={doing.token} />
  }
}
