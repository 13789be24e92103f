import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { PeoplePicker } from '../../ui/pick/PeoplePicker.tsx'
import classes from '../Templates.module.css'
import type { Preview } from './usePreview.ts'

/** The mail as it arrives: with examples, or with what is known of a real person. No link in it works. */
export function PreviewCard({ preview }: { preview: Preview }) {
  const { t } = useTranslation('templates')
  const { user, setUser, faults, subject, parts, error } = preview
  return (
    <Card title={t('preview.title')}>
      <div className={classes.form}>
        <PeoplePicker
          label={t('preview.to')}
          placeholder={t('preview.example')}
          value={user ? [user] : []}
          onChange={(ids) => setUser(ids.at(-1))}
        />
        <ProblemLine problem={error} />
        {faults.length > 0 ? (
          <p className="second">{t('preview.broken')}</p>
        ) : (
          <article className={classes.letter} aria-label={t('preview.title')}>
            <p className="strong">{subject}</p>
            {parts.map(({ text, address }, at) =>
              address === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place
                <p key={at} className={classes.letterText}>
                  {text}
                </p>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place
                <p key={at} className={classes.letterButton}>
                  <span className={classes.go}>{text}</span>
                  <span className={classes.address}>{address}</span>
                </p>
              ),
            )}
          </article>
        )}
      </div>
    </Card>
  )
}
