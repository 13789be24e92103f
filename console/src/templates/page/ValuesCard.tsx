import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { Tag } from '../../ui/Tag.tsx'
import classes from '../Templates.module.css'
import { type MailTemplate, useMailWords } from '../words.ts'

interface Props {
  readonly mail: MailTemplate
  readonly onInsert: ((name: string) => void) | undefined
}

/** What the text may name and what it means; pressing one puts it where the cursor stands. */
export function ValuesCard({ mail, onInsert }: Props) {
  const { t } = useTranslation('templates')
  const { meaningOf } = useMailWords()
  return (
    <Card title={t('values.title')} count={mail.values.length} flush>
      <p className={classes.note}>{t('values.help')}</p>
      <CardRows>
        {mail.values.map((value) => (
          <CardRow
            key={value.name}
            title={<code className={classes.value}>{`{{ ${value.name} }}`}</code>}
            note={meaningOf(value)}
            aside={
              <span className={classes.tags}>
                {value.isNeeded && <Tag>{t('values.needed')}</Tag>}
                {onInsert && (
                  <UnstyledButton className={classes.place} onClick={() => onInsert(value.name)}>
                    {t('values.insert')}
                    <span className="hidden-words"> {value.name}</span>
                  </UnstyledButton>
                )}
              </span>
            }
          />
        ))}
      </CardRows>
    </Card>
  )
}
