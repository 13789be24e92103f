import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { SentCode } from '../../../../server/factors/mailed/contract.ts'
import { now } from '../clock.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import classes from './Factor.module.css'
import { useAsking } from './useAsking.ts'

type Sent = z.output<typeof SentCode>

interface Props {
  /** What was sent before this page was opened. */
  readonly before?: Sent | null | undefined
  readonly send: () => Promise<Sent>
}

const SECOND = 1000

/** Sends a code as soon as it is shown, says where it went, and sends another one where none comes. */
export function MailedCode({ before, send }: Props) {
  const { t } = useTranslation('factor')
  const [sent, setSent] = useState(before ?? undefined)
  const { busy, problem, ask } = useAsking()
  const begun = useRef(before != null)
  const sendOne = () => ask(async () => setSent(await send()))
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    sendOne()
  })
  const wait = useWait(sent?.againAt)
  return (
    <div className={classes.mailed}>
      <p role="status">{sent ? t('mailed.sent', { address: sent.address }) : t('mailed.sending')}</p>
      <ProblemLine problem={problem} />
      <Button size="xs" loading={busy} disabled={wait > 0} onClick={sendOne}>
        {wait > 0 ? t('mailed.wait', { count: wait }) : t('mailed.again')}
      </Button>
    </div>
  )
}

/** Seconds until that moment. */
function useWait(until: string | undefined): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    if (!until) return
    const timer = setInterval(() => setAt(now()), SECOND)
    return () => clearInterval(timer)
  }, [until])
  return until ? Math.max(0, Math.ceil((Date.parse(until) - at) / SECOND)) : 0
}
