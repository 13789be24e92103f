import { useTranslation } from 'react-i18next'
import { listOwnTokens } from '../../../../server/tokens/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { TokensCard } from '../tokens/TokensCard.tsx'
import { Waiting } from './useOwn.tsx'

/** One's own tokens, where the settings let people have some; absent elsewhere. */
export function OwnTokens() {
  const { t } = useTranslation('tokens')
  const { name } = useViewer()
  const { data, error, refetch } = useCall(listOwnTokens, {})
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting title={t('title.token')} />
  if (!data.can.create && data.items.length === 0) return null
  return <TokensCard list={data} whose={{}} name={name} />
}
