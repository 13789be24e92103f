import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AlreadyInPortal, addPortalPerson } from '../../../../server/portals/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { type Adding, addEach } from '../../ui/pick/addEach.ts'
import { PeoplePicker } from '../../ui/pick/PeoplePicker.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Portal } from '../portal.ts'

const START: { people: string[] } = { people: [] }

/** Lets portal users in who are found by typing. */
export function AddPeople({ portal, onClose }: { portal: Portal; onClose: () => void }) {
  const { t } = useTranslation('portals')
  const undoOf = useUndo()
  const made = useRef<object[]>([])
  const { form, submit, busy, problem } = useApiForm({
    start: START,
    check: ({ people }) => (people.length > 0 ? {} : { people: t('people.nobody') }),
    send: async ({ people }) => {
      const left = (rest: string[]) => form.setFieldValue('people', rest)
      const added = await addAll(portal.id, people, { added: made.current, left })
      const count = added.length
      toast(count > 0 ? t('people.added', { count, portal: portal.name }) : t('ui:pick.allIn'), undoOf(added))
      onClose()
    },
  })
  const { people } = form.values
  const isAnybody = people.length > 0
  return (
    <Dialog
      title={t('people.addTo', { portal: portal.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('people.add')}
          </Button>
        </>
      }
    >
      <PeoplePicker
        types={['portal']}
        label={t('people.who')}
        description={t('people.whoHelp')}
        placeholder={t('people.search')}
        value={form.values.people}
        onChange={(people) => form.setFieldValue('people', people)}
        standingOf={({ portals }) =>
          portals.some(({ id }) => id === portal.id) && { words: t('people.isIn'), isIn: true }
        }
        error={form.errors.people}
      />
      <Impact change={isAnybody ? { kind: 'portal-people', portals: [portal.id], people, in: true } : undefined} />
      <ProblemLine problem={problem} always />
    </Dialog>
  )
}

async function addAll(portal: string, people: readonly string[], adding: Adding) {
  const add = (user: string) => call(addPortalPerson, { params: { portal, user } })
  try {
    return await addEach(people, { add, inAlready: AlreadyInPortal.code, ...adding })
  } finally {
    void refresh(...ALTERED)
  }
}
