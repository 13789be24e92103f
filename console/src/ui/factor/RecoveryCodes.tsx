import { Button } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { loadMono } from '../../theme/fonts.ts'
import { STROKE } from '../icons.ts'
import { useCopy } from '../useCopy.ts'
import classes from './Factor.module.css'

/** Shown this once: to be copied, kept as a file or printed. */
export function RecoveryCodes({ codes, of }: { codes: readonly string[]; of: string }) {
  const { t } = useTranslation('ui')
  const { copied, copy } = useCopy()
  useEffect(loadMono, [])
  const text = `${t('factor:codes.heading', { of })}\n\n${codes.join('\n')}\n`
  return (
    <div className={classes.steps}>
      <p>{t('factor:codes.help')}</p>
      <ol className={`${classes.codes} mono`} aria-label={t('factor:codes.label')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={classes.buttons}>
        <Button
          size="xs"
          leftSection={<Sign of={copied ? IconCheck : IconCopy} />}
          onClick={() => copy(codes.join('\n'))}
        >
          {copied ? t('copy.copied') : t('factor:codes.copy')}
        </Button>
        <Button
          size="xs"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={t('factor:codes.file')}
          leftSection={<Sign of={IconDownload} />}
        >
          {t('factor:codes.download')}
        </Button>
        <Button size="xs" leftSection={<Sign of={IconPrinter} />} onClick={() => print(text)}>
          {t('factor:codes.print')}
        </Button>
      </div>
    </div>
  )
}

function Sign({ of: Icon }: { of: typeof IconCopy }) {
  return <Icon size={16} stroke={STROKE} aria-hidden="true" />
}

/** The codes alone on a page of their own: not the window around them. */
function print(text: string): void {
  const frame = document.createElement('iframe')
  frame.hidden = true
  document.body.append(frame)
  const page = frame.contentDocument
  const sheet = page?.createElement('pre')
  if (!page || !sheet) return
  sheet.textContent = text
  page.body.append(sheet)
  frame.contentWindow?.addEventListener('afterprint', () => frame.remove())
  frame.contentWindow?.print()
}
