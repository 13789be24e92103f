import { useTranslation } from 'react-i18next'
import { editPortal } from '../../../../server/portals/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Card } from '../../ui/Card.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { TabBody, TabForm } from '../../ui/TabPage.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { formOf, PortalFields } from '../PortalFields.tsx'
import { PortalPreview } from '../PortalPreview.tsx'
import { ALTERED, type Portal } from '../portal.ts'

/** What the portal is called and how it looks, with its sign-in page beside. */
export function DetailsTab({ portal }: { portal: Portal }) {
  return <TabBody>{portal.can.edit ? <Form portal={portal} /> : <Facts portal={portal} />}</TabBody>
}

function Facts({ portal }: { portal: Portal }) {
  const { t } = useTranslation('portals')
  return (
    <Card title={t('tabs.details')}>
      <FactList
        facts={[
          [t('field.key'), portal.key],
          [t('field.welcome'), portal.welcome],
          [t('field.color'), portal.color],
          [t('field.host'), portal.host],
          [t('field.home'), portal.home],
        ]}
      />
      <PortalPreview {...portal} />
    </Card>
  )
}

function Form({ portal }: { portal: Portal }) {
  const { t } = useTranslation('portals')
  const undoOf = useUndo()
  const edit = useChange(editPortal, { alters: ALTERED })
  const { form, submit, busy, problem, isDirty } = useApiForm({
    start: formOf(portal),
    check: ({ name, key }) => ({
      ...(name.trim() ? {} : { name: t('needed') }),
      ...(key.trim() ? {} : { key: t('needed') }),
    }),
    send: async ({ host, ...rest }) => {
      // Whoever says a host is asked for the password: it is said only where it is another one.
      const body = host === portal.host ? rest : { ...rest, host }
      const saved = await edit.mutateAsync({ params: { portal: portal.id }, body, version: portal.version })
      form.resetDirty(formOf(saved))
      toast(t('done.changed', { name: saved.name }), undoOf(saved))
    },
  })
  return (
    <TabForm {...{ submit, busy, isDirty }} onDiscard={form.reset} words={{ save: t('save'), discard: t('discard') }}>
      <PortalFields form={form} />
      <PortalPreview {...form.getValues()} />
      <ProblemLine problem={problem} />
    </TabForm>
  )
}
