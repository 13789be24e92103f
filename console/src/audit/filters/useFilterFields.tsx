import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { listAuditEvents } from '../../../../server/audit-log/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { ChoiceEditor } from '../../ui/pick/ChoiceEditor.tsx'
import { TextEditor } from '../../ui/pick/TextEditor.tsx'
import { useWhenWords } from '../../ui/when/useWhenWords.ts'
import { WhenEditor } from '../../ui/when/WhenEditor.tsx'
import type { AuditAddress, ChipName } from '../useAuditAddress.ts'
import { useEventWords } from '../words.ts'
import { NameEditor, useNameOf } from './NameEditor.tsx'

export interface FilterField {
  readonly name: ChipName
  readonly values: readonly string[]
  readonly of?: number
  /** Without one it is set from elsewhere, such as *everything of this change*. */
  readonly editor?: ReactNode
}

type Known = ReplyOf<typeof listAuditEvents>

/** What the log can be narrowed by, as it is now. */
export function useFilterFields(address: AuditAddress, known: Known | undefined): readonly FilterField[] {
  const { t } = useTranslation('audit')
  const words = useEventWords()
  const whenWords = useWhenWords()
  const list = (name: ChipName) => address.get(name).split(',').filter(Boolean)
  const names = { who: useNameOf(address.get('who')), about: useNameOf(address.get('about')) }
  const name = (chip: 'who' | 'about'): FilterField => ({
    name: chip,
    values: address.get(chip) ? [names[chip]] : [],
    editor: (
      <NameEditor
        label={t(`filter.${chip}`)}
        kind={chip === 'who' ? 'user' : undefined}
        value={address.get(chip)}
        onChange={(id) => address.set(chip, id)}
      />
    ),
  })
  const events = eventChoices(known, words)
  return [
    {
      name: 'when',
      values: address.get('when') ? [whenWords(address.get('when'))] : [],
      editor: <WhenEditor value={address.get('when')} onChange={(when) => address.set('when', when)} />,
    },
    name('who'),
    {
      name: 'event',
      values: list('event').map((one) => events.find(({ value }) => value === one)?.label ?? one),
      of: known?.events.length ?? 0,
      editor: (
        <ChoiceEditor
          label={t('filter.event')}
          choices={events}
          chosen={list('event')}
          onChange={(chosen) => address.set('event', chosen.join(','))}
        />
      ),
    },
    name('about'),
    {
      name: 'kind',
      values: address.get('kind') ? [words.kind(address.get('kind'))] : [],
      editor: (
        <ChoiceEditor
          label={t('filter.kind')}
          choices={(known?.kinds ?? []).map((kind) => ({ value: kind, label: words.kind(kind) }))}
          chosen={list('kind')}
          onChange={(chosen) => address.set('kind', chosen.at(-1) ?? '')}
        />
      ),
    },
    {
      name: 'address',
      values: list('address'),
      editor: (
        <TextEditor
          label={t('filter.address')}
          help={t('addressHelp')}
          value={address.get('address')}
          onChange={(text) => address.set('address', text)}
        />
      ),
    },
    { name: 'change', values: list('change').map((id) => `…${id.slice(-8)}`) },
    { name: 'request', values: list('request').map((id) => `…${id.slice(-8)}`) },
  ]
}

/** Whole groups first, each followed by its events. */
function eventChoices(known: Known | undefined, words: ReturnType<typeof useEventWords>) {
  const groups = Map.groupBy(known?.events ?? [], ({ group }) => group)
  const sorted = [...groups].sort(([a], [b]) => words.group(a).localeCompare(words.group(b)))
  return sorted.flatMap(([group, events]) => [
    ...(events.length > 1 ? [{ value: `${group}.*`, label: words.all(group) }] : []),
    ...events.map(({ event }) => ({ value: event, label: words.did(event), note: words.group(group) })),
  ])
}
