import { Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../../api/problem.ts'
import { DropFile } from '../../ui/DropFile.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import classes from '../Modules.module.css'

interface Props {
  readonly text: string
  readonly onChange: (text: string) => void
  readonly problem: ApiProblem | null
}

/** A manifest, pasted or from a file; each mistake leads to its line. */
export function ManifestField({ text, onChange, problem }: Props) {
  const { t } = useTranslation('modules')
  const area = useRef<HTMLTextAreaElement>(null)
  const goTo = (line: number) => {
    const begin = text
      .split('\n')
      .slice(0, line - 1)
      .reduce((all, one) => all + one.length + 1, 0)
    const end = text.indexOf('\n', begin)
    area.current?.focus()
    area.current?.setSelectionRange(begin, end === -1 ? text.length : end)
  }
  return (
    <>
      {text === '' && (
        <DropFile
          icon={IconFileUpload}
          words={t('install.drop')}
          choose={t('install.choose')}
          label={t('install.file')}
          help={t('install.fileHelp')}
          accept=".yaml,.yml,.json"
          onFile={(file) => void file.text().then(onChange)}
        />
      )}
      <Textarea
        ref={area}
        autosize
        minRows={text === '' ? 4 : 12}
        maxRows={20}
        label={t('install.manifest')}
        description={t('install.help')}
        spellCheck={false}
        wrap="off"
        classNames={{ input: classes.input ?? '' }}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {problem && problem.fields.length > 0 ? (
        <section role="alert">
          <h3 className={classes.section}>{t('install.mistakes', { count: problem.fields.length })}</h3>
          <ul className={classes.mistakes}>
            {problem.fields.map((field) => (
              <li key={`${field.path} ${field.line} ${field.message}`} className={classes.mistake}>
                {field.line !== undefined && (
                  <button type="button" className={classes.place} onClick={() => goTo(field.line ?? 1)}>
                    {t('install.line', { line: field.line })}
                  </button>
                )}
                <span>
                  {field.message} {field.path && <span className="quiet">{field.path}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <ProblemLine problem={problem} />
      )}
    </>
  )
}
