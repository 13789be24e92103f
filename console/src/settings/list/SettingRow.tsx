import { IconLock } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { DiffLine } from '../../ui/DiffLine.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Editor } from '../editors/Editor.tsx'
import classes from '../Settings.module.css'
import type { Draft } from '../save/useDraft.ts'
import { type Setting, shownValue } from '../setting.ts'
import { useSettingWords } from '../useSettingWords.ts'
import { Provenance } from './Provenance.tsx'

/** What these editors show says what changes, and names what the server knows by ids. */
const SHOWS_ITSELF: ReadonlySet<Setting['type']> = new Set(['mail-server', 'people'])

/** One setting: what it does, what is in force and why, and its editor. */
export function SettingRow({ setting, draft }: { setting: Setting; draft: Draft }) {
  const words = useSettingWords()
  const id = useId()
  const edit = draft.edits.get(setting.key)
  const isWide = setting.type === 'mail-server' && setting.can.edit
  return (
    <section className={classes.setting} data-wide={isWide || undefined} aria-labelledby={`${id}-title`}>
      <div className={classes.words}>
        <h3 id={`${id}-title`} className={classes.title}>
          {words.titleOf(setting)}
        </h3>
        <p id={`${id}-help`} className="second">
          {words.helpOf(setting)}
        </p>
        <Provenance setting={setting} isReset={edit?.value === null} onReset={() => draft.change(setting, null)} />
      </div>
      {setting.can.edit ? (
        <div className={classes.editor}>
          <Editor
            setting={setting}
            value={shownValue(setting, edit)}
            error={draft.errors[setting.key]}
            labelledBy={`${id}-title`}
            describedBy={`${id}-help`}
            onChange={(value) => draft.change(setting, value)}
          />
          {edit && !SHOWS_ITSELF.has(setting.type) && (
            <DiffLine
              before={words.textOf(setting, setting.value)}
              after={words.textOf(setting, shownValue(setting, edit))}
            />
          )}
        </div>
      ) : (
        <Fixed setting={setting} />
      )}
    </section>
  )
}

/** The value of a setting that cannot be changed here, and why. */
function Fixed({ setting }: { setting: Setting }) {
  const { t } = useTranslation('settings')
  const words = useSettingWords()
  const { fixedBy } = setting
  const why = fixedBy ? t(`fixed.${fixedBy.kind}`, { name: fixedBy.name, file: fixedBy.file }) : t('fixed.noRight')
  return (
    <div className={classes.fixed}>
      <p className="strong">{words.textOf(setting, setting.value)}</p>
      <p className={`${classes.lock} second`}>
        <IconLock size={14} stroke={STROKE} aria-hidden="true" />
        <span>{why}</span>
      </p>
    </div>
  )
}
