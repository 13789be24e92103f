import { useTranslation } from 'react-i18next'
import type { showOutbox } from '../../../../server/outbox/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { Segments } from '../../ui/Segments.tsx'
import { STATES } from '../mail.ts'
import type { OutboxAddress } from '../useOutboxAddress.ts'

interface Props {
  readonly address: OutboxAddress
  readonly counts: ReplyOf<typeof showOutbox>['counts'] | undefined
}

/** All, and each state with its number. */
export function OutboxSegments({ address, counts }: Props) {
  const { t } = useTranslation('outbox')
  return (
    <Segments
      label={t('segments')}
      segments={[
        { label: t('all'), href: address.hrefOfState(undefined), isHere: !address.state },
        ...STATES.map((state) => ({
          label: t(`state.${state}`),
          count: counts?.[state],
          href: address.hrefOfState(state),
          isHere: address.state === state,
        })),
      ]}
    />
  )
}
