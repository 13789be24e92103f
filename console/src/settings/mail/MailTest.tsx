import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { testMailServer } from '../../../../server/settings/contract.ts'
import { told } from '../../api/told.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { STROKE } from '../../ui/icons.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import classes from '../Settings.module.css'

/** Sends a test mail by the server that is typed, saved or not, and says step by step how far it came. */
export function MailTest({ typed, inForce }: { typed: string; inForce: string }) {
  const { t } = useTranslation('settings')
  const { email } = useViewer()
  const [to, setTo] = useState(email ?? '')
  const test = useChange(testMailServer)
  const run = () => test.mutate({ body: { to, ...(typed === inForce ? {} : { server: typed }) } })
  if (typed === '') return null
  return (
    <div>
      <div className={classes.testLine}>
        <TextInput
          type="email"
          label={t('mail.testTo')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button loading={test.isPending} onClick={run}>
          {t('mail.test')}
        </Button>
      </div>
      <ProblemLine problem={test.error} always />
      <div role="status">
        {test.data && (
          <ol className={classes.steps} aria-label={t('mail.result')}>
            {test.data.steps.map(({ step, ok, message }) => (
              <li key={step} className={classes.step} data-failed={!ok || undefined}>
                <StepSign ok={ok} />
                <span>
                  {ok ? t(`mail.steps.${step}`) : told(message)}
                  <span className="hidden-words"> {t(ok ? 'mail.went' : 'mail.failed')}</span>
                </span>
              </li>
            ))}
          </ol>
        )}
        {test.data?.ok && <p className="strong">{t('mail.done', { to: test.data.to })}</p>}
      </div>
    </div>
  )
}

function StepSign({ ok }: { ok: boolean }) {
  const Sign = ok ? IconCheck : IconX
  return <Sign size={16} stroke={STROKE} aria-hidden="true" />
}
