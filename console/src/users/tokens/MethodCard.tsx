import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeTokenMethod } from '../../../../server/tokens/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Card } from '../../ui/Card.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import type { UserDetail } from '../types.ts'
import type { TokenList } from './token.ts'

/** Whether an API user sends a token with each request, or signs it with a key. */
export function MethodCard({ user, list }: { user: UserDetail; list: TokenList }) {
  const { t } = useTranslation('tokens')
  const [isAsked, setAsked] = useState(false)
  const { method } = list
  const other = method === 'token' ? 'hmac' : 'token'
  const ending = list.items.filter(({ state }) => state !== 'revoked').length
  const change = useChange(changeTokenMethod, {
    alters: ['users'],
    done: () => {
      setAsked(false)
      toast(t(`method.done.${other}`, { name: user.name }))
    },
  })
  return (
    <Card
      title={t('method.title')}
      aside={
        list.can.changeMethod && (
          <Button size="xs" onClick={() => setAsked(true)}>
            {t('method.change')}
          </Button>
        )
      }
    >
      <p className="strong">{t(`users:calls.${method}.label`)}</p>
      <p className="quiet">{t(`users:calls.${method}.help`)}</p>
      {isAsked && (
        <ConfirmDialog
          danger={ending > 0}
          title={t(`method.${other}.title`, { name: user.name })}
          verb={t(`method.${other}.go`)}
          figures={
            ending > 0 ? [{ value: ending, label: t(`method.ending.${method}`, { count: ending }), danger: true }] : []
          }
          busy={change.isPending}
          problem={change.error}
          onConfirm={() => change.mutate({ params: { user: user.id }, body: { method: other } })}
          onClose={() => setAsked(false)}
        >
          <p className="quiet">{t(`users:calls.${other}.help`)}</p>
        </ConfirmDialog>
      )}
    </Card>
  )
}
