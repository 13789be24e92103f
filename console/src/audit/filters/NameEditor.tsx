import { TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findAuditNames } from '../../../../server/audit-log/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import classes from '../Audit.module.css'
import { useEventWords } from '../words.ts'

const PAUSE = 150

interface Props {
  readonly label: string
  /** Only of this kind. */
  readonly kind: string | undefined
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Finds whoever or whatever the trail tells of, also what is gone by now. */
export function NameEditor({ label, kind, value, onChange }: Props) {
  const { t } = useTranslation('audit')
  const words = useEventWords()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), PAUSE)
  const found = useCall(findAuditNames, { query: { q: asked } }, { when: asked !== '', keep: true })
  const items = asked === '' ? [] : (found.data?.items ?? []).filter((item) => !kind || item.kind === kind)
  return (
    <div className={classes.editor}>
      <TextInput
        data-autofocus
        label={label}
        placeholder={t('namePlaceholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={({ key }) => key === 'Enter' && items[0] && onChange(items[0].id)}
      />
      <ul className={classes.names}>
        {items.map((item) => (
          <li key={item.id}>
            <UnstyledButton
              className={classes.nameChoice}
              aria-pressed={item.id === value}
              onClick={() => onChange(item.id)}
            >
              {item.kind === 'user' && <Avatar id={item.id} name={item.name} size={24} />}
              <span className="ellipsis strong">{item.name}</span>
              <span className="second">{words.kind(item.kind)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {asked !== '' && items.length === 0 && !found.isFetching && <p className="quiet">{t('nobody')}</p>}
    </div>
  )
}

/** The name that an id had when it was last told of. */
export function useNameOf(id: string): string {
  const { data } = useCall(findAuditNames, { query: { id } }, { when: id !== '' })
  return data?.items[0]?.name ?? (data ? `…${id.slice(-8)}` : '…')
}
