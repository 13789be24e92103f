import { IconCircleX, IconExternalLink, IconRefresh, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { giveUpMail, retryFailed, retryMail } from '../../../server/outbox/contract.ts'
import { useChange } from '../api/useChange.ts'
import type { Action } from '../ui/action.ts'
import { toast } from '../ui/toast/store.ts'
import { useProblemTitle } from '../ui/useProblemTitle.ts'
import type { Mail } from './mail.ts'

/** What can be done with mails, as far as the server lets the viewer. */
export function useMailActions() {
  const { t } = useTranslation('outbox')
  const titleOf = useProblemTitle()
  const told = (key: string) => ({
    alters: ['users'],
    done: ({ recipient }: Mail) => toast(t(`told.${key}`, { address: recipient })),
    refused: (problem: Parameters<typeof titleOf>[0]) => toast(titleOf(problem)),
  })
  const retry = useChange(retryMail, told('retry'))
  const giveUp = useChange(giveUpMail, told('giveUp'))
  const all = useChange(retryFailed, {
    done: ({ retried }) => toast(t('told.all', { count: retried })),
    refused: (problem) => toast(titleOf(problem)),
  })
  const isBusy = retry.isPending || giveUp.isPending
  return {
    all: { run: () => all.mutate({}), busy: all.isPending },
    retryOf: ({ id, can }: Mail): Action[] =>
      can.retry
        ? [
            {
              id: 'retry',
              label: t('retry'),
              icon: IconRefresh,
              busy: isBusy,
              run: () => retry.mutate({ params: { mail: id } }),
            },
          ]
        : [],
    giveUpOf: ({ id, can }: Mail): Action[] =>
      can.giveUp
        ? [
            {
              id: 'giveUp',
              label: t('giveUp'),
              icon: IconCircleX,
              busy: isBusy,
              run: () => giveUp.mutate({ params: { mail: id } }),
            },
          ]
        : [],
    openOf: ({ id, person }: Mail, hrefOf: (id: string) => string): Action[] => [
      { id: 'open', label: t('open'), icon: IconExternalLink, href: hrefOf(id) },
      ...(person
        ? [{ id: 'person', label: t('openPerson', { name: person.name }), icon: IconUser, href: `/users/${person.id}` }]
        : []),
    ],
  }
}

export type MailActions = ReturnType<typeof useMailActions>
