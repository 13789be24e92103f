import { IconAlertTriangle, IconBan, IconHourglassEmpty, IconKey, IconKeyOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../../ui/Ago.tsx'
import { CardRow } from '../../ui/Card.tsx'
import { now } from '../../ui/clock.ts'
import { STROKE } from '../../ui/icons.ts'
import { MoreMenu } from '../../ui/MoreMenu.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from './Tokens.module.css'
import type { Token } from './token.ts'
import { useScopeWords } from './useScopeWords.ts'

const UNUSED_FOR = 90 * 86_400_000 // then somebody should ask whether it is still needed
const SIGNS = { expired: IconHourglassEmpty, revoked: IconKeyOff, stopped: IconBan }

interface Props {
  readonly token: Token
  readonly onDo: (kind: 'change' | 'regenerate' | 'reveal' | 'revoke') => void
}

/** One token: what it is called, what it may do, until when, and when it was last used. */
export function TokenRow({ token, onDo }: Props) {
  const { t } = useTranslation('tokens')
  const { name, state, can } = token
  const Sign = state === 'working' ? IconKey : SIGNS[state]
  const item = (kind: Parameters<typeof onDo>[0], danger = false) => ({
    id: kind,
    label: t(`do.${kind}`),
    danger,
    run: () => onDo(kind),
  })
  return (
    <CardRow
      icon={<Sign size={16} stroke={STROKE} aria-hidden="true" />}
      title={
        <span className={classes.name}>
          {name} {state !== 'working' && <Tag>{t(`state.${state}`)}</Tag>}
          {isForgotten(token) && <Tag icon={IconAlertTriangle}>{t('forgotten')}</Tag>}
        </span>
      }
      note={<Note token={token} />}
      aside={
        can.change && (
          <MoreMenu
            size={28}
            label={t('menu', { name })}
            groups={[
              [...(can.reveal ? [item('reveal')] : []), item('change'), item('regenerate')],
              [item('revoke', true)],
            ]}
          />
        )
      }
    />
  )
}

function Note({ token }: { token: Token }) {
  const { t } = useTranslation('tokens')
  const format = useFormat()
  const { summary } = useScopeWords()
  const { hint, scopes, sources, state, expiresAt, usedAt, usedFrom } = token
  return (
    <span className={classes.note}>
      <span>
        <span className="mono">…{hint.slice(4)}</span> · {summary(scopes)}
        {sources.length > 0 && ` · ${t('from', { count: sources.length, source: sources[0] ?? '' })}`}
      </span>
      <span>
        {state !== 'revoked' && `${endOf()} · `}
        {usedAt ? t('used') : t('never')} {usedAt && <Ago at={usedAt} />}
        {usedFrom && ` ${t('usedFrom', { address: usedFrom })}`}
      </span>
    </span>
  )

  function endOf(): string {
    if (expiresAt === null) return t('endless')
    return t(state === 'expired' ? 'ended' : 'ends', { day: format.shortDay(expiresAt) })
  }
}

function isForgotten({ state, usedAt, createdAt }: Token): boolean {
  return state === 'working' && now() - Date.parse(usedAt ?? createdAt) > UNUSED_FOR
}
