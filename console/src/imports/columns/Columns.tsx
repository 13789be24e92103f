import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { cancelImport, checkImport, planImport } from '../../../../server/imports/contract.ts'
import { listProfileFields } from '../../../../server/profile-fields/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useGo } from '../../ui/useGo.ts'
import classes from '../Imports.module.css'
import type { Import, Meaning, Options } from '../import.ts'
import { ColumnRow } from './ColumnRow.tsx'
import table from './Columns.module.css'
import { completed, keyedLike, tidy } from './meaning.ts'
import { OptionFields } from './OptionFields.tsx'

/** What the columns of the file mean, and what may happen. Checking tries it without keeping anything. */
export function Columns({ item, onDone }: { item: Import; onDone: () => void }) {
  const { t, i18n } = useTranslation('imports')
  const list = new Intl.ListFormat(i18n.language)
  const go = useGo()
  const plan = useChange(planImport)
  const check = useChange(checkImport)
  const drop = useChange(cancelImport, { done: () => go('/imports') })
  const fields = useCall(listProfileFields, {}, { when: item.kind === 'users' })
  const params = { import: item.id }
  const start: { mapping: Meaning[]; options: Options } = { mapping: completed(item), options: item.options }
  const { form, submit, busy, problem } = useApiForm({
    start,
    send: async ({ mapping, options }) => {
      await plan.mutateAsync({ params, body: { mapping: mapping.map(tidy), options } })
      await check.mutateAsync({ params })
      onDone()
    },
  })
  const { mapping, options } = form.values
  const put = (index: number, meaning: Meaning) => {
    form.setFieldValue(`mapping.${index}`, keyedLike(mapping, meaning))
    form.clearFieldError(`mapping.${index}`)
  }
  const left = mapping.filter(({ target }) => target === 'ignore').map(({ column }) => column)
  return (
    <form noValidate className={classes.parts} onSubmit={submit}>
      <section className={classes.part}>
        <h2>{t('columns.title')}</h2>
        <p className="quiet">
          {left.length === 0
            ? t('columns.allUsed')
            : t('columns.leftOut', { count: left.length, names: list.format(left) })}{' '}
          {t('columns.help')}
        </p>
        <ul className={table.list}>
          <li className={`${table.row} ${table.head}`} aria-hidden="true">
            <span>{t('columns.column')}</span>
            <span>{t('columns.samples')}</span>
            <span>{t('columns.meaning')}</span>
            <span>{t('columns.more')}</span>
          </li>
          {mapping.map((meaning, index) => (
            <ColumnRow
              key={meaning.column}
              kind={item.kind}
              meaning={meaning}
              samples={item.columns.find(({ name }) => name === meaning.column)?.samples ?? []}
              fields={fields.data?.items ?? []}
              error={form.errors[`mapping.${index}`]}
              onChange={(next) => put(index, next)}
            />
          ))}
        </ul>
        {form.errors.mapping && <p className={table.error}>{form.errors.mapping}</p>}
      </section>
      <OptionFields kind={item.kind} options={options} onChange={(next) => form.setFieldValue('options', next)} />
      <ProblemLine problem={problem} always />
      <div className={`${classes.buttons} ${table.foot}`}>
        <Button type="submit" variant="filled" loading={busy}>
          {t('check.do')}
        </Button>
        <Button onClick={() => drop.mutate({ params })} loading={drop.isPending}>
          {t('drop')}
        </Button>
        <span className="second">{t('check.help')}</span>
      </div>
    </form>
  )
}
