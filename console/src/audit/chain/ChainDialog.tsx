import { Button, Progress } from '@mantine/core'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/Banner.tsx'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { STROKE } from '../../ui/icons.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Audit.module.css'
import { percentOf } from './ChainBadge.tsx'
import type { useChecks, Verdict } from './useChecks.ts'

interface Props {
  readonly checks: ReturnType<typeof useChecks>
  readonly onClose: () => void
}

/** What the last verification found; one can be begun and left to itself. */
export function ChainDialog({ checks: { last, start, isStarting }, onClose }: Props) {
  const { t } = useTranslation('audit')
  const isRunning = last?.state === 'running'
  return (
    <Dialog
      title={t('chain.title')}
      onClose={onClose}
      foot={
        <>
          <FootNote>{isRunning ? t('chain.leave') : ''}</FootNote>
          <Button onClick={onClose} data-autofocus>
            {t('close')}
          </Button>
          <Button variant="filled" loading={isStarting} disabled={isRunning} onClick={() => start.mutate({})}>
            {t('chain.verify')}
          </Button>
        </>
      }
    >
      <p className="quiet">{t('chain.help')}</p>
      {isRunning ? <Running last={last} /> : last && <Result last={last} />}
      {start.error?.code !== 'check-running' && <ProblemLine problem={start.error} />}
    </Dialog>
  )
}

function Running({ last }: { last: Verdict }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const words = t('chain.progress', { done: format.number(last.rowsDone), total: format.number(last.rowsTotal) })
  return (
    <div className={classes.running} role="status">
      <Progress value={percentOf(last)} aria-label={t('chain.title')} />
      <p className="second">{words}</p>
    </div>
  )
}

function Result({ last }: { last: Verdict }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const isWhole = last.state === 'done' && last.problemCount === 0
  const when = last.finishedAt ? format.moment(last.finishedAt) : ''
  const by = last.askedBy ? t('chain.by', { name: last.askedBy, when }) : t('chain.byCommand', { when })
  if (last.state === 'failed')
    return (
      <Banner tone="warn" icon={IconShieldX} title={t('chain.failed')}>
        {t('chain.failedHelp')}
      </Banner>
    )
  return (
    <>
      <Banner
        tone={isWhole ? 'info' : 'danger'}
        icon={isWhole ? IconShieldCheck : IconShieldX}
        title={isWhole ? t('chain.whole') : t('chain.broken', { count: last.problemCount })}
      >
        {t('chain.counted', {
          rows: format.number(last.rowsTotal),
          anchors: format.number(last.anchors),
        })}{' '}
        {by}
      </Banner>
      {last.problems.length > 0 && <Problems problems={last.problems} />}
    </>
  )
}

function Problems({ problems }: Pick<Verdict, 'problems'>) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={classes.problems} aria-label={t('chain.found')} tabIndex={0}>
      <ul>
        {problems.map(({ kind, position, rowId, message }) => (
          <li key={`${kind} ${position} ${rowId} ${message}`}>
            <IconShieldX size={15} stroke={STROKE} aria-hidden="true" />
            <span>
              {position !== null && <b>{t('chain.at', { position: format.number(position) })} </b>}
              {message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
