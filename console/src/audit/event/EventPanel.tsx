import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getAuditRow } from '../../../../server/audit-log/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Anchor } from '../../ui/Anchor.tsx'
import { CopyText } from '../../ui/CopyText.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { STROKE } from '../../ui/icons.ts'
import { later } from '../../ui/missing/later.tsx'
import { Panel, PanelSection } from '../../ui/Panel.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Audit.module.css'
import { type AuditItem, pageOf } from '../item.ts'
import type { AuditAddress } from '../useAuditAddress.ts'
import { useEventWords } from '../words.ts'
import { ChangesTable } from './ChangesTable.tsx'
import { UndoChanges } from './UndoChanges.tsx'
import { useFacts } from './values.tsx'

const UndoDialog = later(() => import('../../ui/undo/UndoDialog.tsx'))

interface Props {
  readonly id: string
  /** The row, where the list has it already. */
  readonly item: AuditItem | undefined
  readonly address: AuditAddress
}

/** All of one event: who, what, to whom, before and after, from where, and its place in the chain. */
export function EventPanel({ id, item, address }: Props) {
  const { t } = useTranslation('audit')
  const words = useEventWords()
  const read = useCall(getAuditRow, { params: { row: id } }, { when: item === undefined })
  const event = item ?? read.data
  const [isUndoing, setUndoing] = useState(false)
  if (!event)
    return (
      <Panel title={t('event')} onClose={address.close}>
        {read.error && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      </Panel>
    )
  // Dialogs are never stacked: the plan stands in for the panel.
  if (isUndoing)
    return (
      <Suspense>
        <UndoDialog item={event} changes={UndoChanges} onClose={() => setUndoing(false)} />
      </Suspense>
    )
  const foot = <Foot event={event} address={address} onUndo={() => setUndoing(true)} />
  return (
    <Panel title={words.did(event.event)} onClose={address.close} foot={foot}>
      <PanelSection>
        <Told event={event} />
      </PanelSection>
      <ChangesTable event={event} />
      <Origins event={event} />
    </Panel>
  )
}

function Told({ event }: { event: AuditItem }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const words = useEventWords()
  const facts = useFacts()(event)
  const page = pageOf(event.entity)
  const who = words.who(event)
  const actor = event.realActor ?? event.actor
  const to = event.entity.name || words.to(event)
  return (
    <FactList
      facts={[
        [t('column.who'), linked(who, actor.canOpen ? `/users/${actor.id}` : undefined)],
        [t('column.to'), linked(to, page)],
        [t('kind'), words.kind(event.entity.kind)],
        [
          t('column.time'),
          <time key="at" dateTime={event.at}>
            {format.full(event.at)}
          </time>,
        ],
        ...facts,
      ]}
    />
  )
}

const linked = (words: string, href: string | undefined) => (href ? <Anchor href={href}>{words}</Anchor> : words)

/** From where; and what proves the event, to copy. */
function Origins({ event }: { event: AuditItem }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const isErased = event.entity.name === null || event.actor.name === null
  const id = (value: string | null, label: string) => (value ? <CopyText value={value} label={label} /> : null)
  return (
    <PanelSection title={t('origins')}>
      <FactList
        facts={[
          [t('column.from'), event.address],
          [t('userAgent'), event.userAgent],
          ...(event.token ? [[t('token'), event.token] as const] : []),
          [t('requestId'), id(event.requestId, t('requestId'))],
          [t('changeId'), id(event.changeId, t('changeId'))],
          [
            t('eventName'),
            <span key="event" className="mono">
              {event.event}
            </span>,
          ],
          [t('place'), event.position === null ? t('unsealed') : format.number(event.position)],
        ]}
      />
      {isErased && <p className={`quiet ${classes.note}`}>{t('erased')}</p>}
    </PanelSection>
  )
}

interface FootProps {
  readonly event: AuditItem
  readonly address: AuditAddress
  readonly onUndo: () => void
}

function Foot({ event, address, onUndo }: FootProps) {
  const { t } = useTranslation('audit')
  const to = (id: string, label: string, href: string) => <ActionButton key={id} action={{ id, label, href }} />
  return (
    <>
      <span>
        {event.undo === 'possible' && (
          <Button leftSection={<IconArrowBackUp size={16} stroke={STROKE} aria-hidden="true" />} onClick={onUndo}>
            {t('ui:undo')}
          </Button>
        )}
        {event.undo === 'done' && <span className="quiet">{t('undone')}</span>}
      </span>
      {to('about', t('everythingAbout'), address.only('about', event.entity.id))}
      {to('change', t('everythingOfChange'), address.only('change', event.changeId))}
    </>
  )
}
