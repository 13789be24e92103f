import { useTranslation } from 'react-i18next'
import { getMail, previewMail } from '../../../../server/outbox/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Anchor } from '../../ui/Anchor.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { EmailText } from '../../ui/EmailText.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { Panel, PanelSection } from '../../ui/Panel.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { MailState } from '../MailState.tsx'
import { iconOf, type Mail } from '../mail.ts'
import classes from '../Outbox.module.css'
import type { MailActions } from '../useMailActions.ts'
import { useReason } from '../useReason.ts'
import { useTemplateName } from '../useTemplateName.ts'

interface Props {
  readonly id: string
  /** The row, where the list has it already. */
  readonly mail: Mail | undefined
  readonly actions: MailActions
  readonly onClose: () => void
}

/** One mail: how far it came and why, and what it says without its link. */
export function MailPanel({ id, mail: known, actions, onClose }: Props) {
  const { t } = useTranslation('outbox')
  const nameOf = useTemplateName()
  const read = useCall(getMail, { params: { mail: id } })
  const mail = read.data ?? known
  if (!mail)
    return (
      <Panel title={t('mail')} onClose={onClose}>
        {read.error && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      </Panel>
    )
  const doings = [...actions.giveUpOf(mail), ...actions.retryOf(mail).map((action) => ({ ...action, primary: true }))]
  return (
    <Panel
      title={nameOf(mail.template)}
      onClose={onClose}
      foot={
        doings.length > 0 && (
          <>
            <span />
            {doings.map((action) => (
              <ActionButton key={action.id} action={action} />
            ))}
          </>
        )
      }
    >
      <PanelSection>
        <Trouble mail={mail} />
        <Facts mail={mail} />
      </PanelSection>
      <Preview id={id} />
    </Panel>
  )
}

/** Why it did not arrive, and what happens next. */
function Trouble({ mail }: { mail: Mail }) {
  const { t } = useTranslation('outbox')
  const format = useFormat()
  const reasonOf = useReason()
  if (mail.state !== 'failed' && mail.state !== 'given-up') return null
  const next = mail.nextAt ? t('tryAgain', { moment: format.moment(mail.nextAt) }) : t('noMoreTries')
  return (
    <div className={classes.trouble}>
      <Banner
        tone={mail.state === 'failed' ? 'warn' : 'danger'}
        icon={iconOf[mail.state]}
        title={reasonOf(mail.lastError)}
      >
        {next}
      </Banner>
    </div>
  )
}

function Facts({ mail }: { mail: Mail }) {
  const { t } = useTranslation('outbox')
  const format = useFormat()
  const { person } = mail
  const moment = (at: string | null) => (at ? format.full(at) : null)
  return (
    <FactList
      facts={[
        [t('column.state'), <MailState key="state" state={mail.state} />],
        [t('filter.person'), person && <PersonLink person={person} />],
        [t('address'), <EmailText key="address" address={mail.recipient} />],
        [t('column.attempts'), format.number(mail.attempts)],
        [t('column.created'), moment(mail.createdAt)],
        [t('sentAt'), moment(mail.sentAt)],
        ...(mail.giveUpAt ? [[t('giveUpAt'), moment(mail.giveUpAt)] as const] : []),
      ]}
    />
  )
}

function PersonLink({ person }: { person: NonNullable<Mail['person']> }) {
  return <Anchor href={`/users/${person.id}`}>{person.name}</Anchor>
}

/** Written anew from the template: what was sent is not kept. */
function Preview({ id }: { id: string }) {
  const { t } = useTranslation('outbox')
  const { data } = useCall(previewMail, { params: { mail: id } })
  if (!data) return null
  return (
    <PanelSection title={t('preview')}>
      <p className={`quiet ${classes.note}`}>{t('previewHelp')}</p>
      <article className={classes.letter}>
        <p className="strong">{data.subject}</p>
        <p className={classes.text}>{data.text.trim()}</p>
      </article>
    </PanelSection>
  )
}
