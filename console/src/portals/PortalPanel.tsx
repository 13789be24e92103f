import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createPortal } from '../../../server/portals/contract.ts'
import { useChange } from '../api/useChange.ts'
import { FormFoot } from '../ui/FormFoot.tsx'
import { useApiForm } from '../ui/form/useApiForm.ts'
import { newKey } from '../ui/newKey.ts'
import { Panel, PanelSection } from '../ui/Panel.tsx'
import { ProblemLine } from '../ui/ProblemLine.tsx'
import { toast } from '../ui/toast/store.ts'
import { useUndo } from '../ui/toast/useUndo.ts'
import { formOf, PortalFields } from './PortalFields.tsx'
import { PortalPreview } from './PortalPreview.tsx'
import { ALTERED, keyFrom, type Portal } from './portal.ts'

/** Makes a portal; its sign-in page is shown while one types. */
export function PortalPanel({ onClose, onDone }: { onClose: () => void; onDone: (portal: Portal) => void }) {
  const { t } = useTranslation('portals')
  const undoOf = useUndo()
  const [idempotencyKey] = useState(newKey)
  const create = useChange(createPortal, { alters: ALTERED })
  const { form, submit, busy, problem, isDirty } = useApiForm({
    start: formOf(),
    check: ({ name }) => (name.trim() ? {} : { name: t('needed') }),
    send: async ({ key, ...values }) => {
      const body = { ...values, key: key.trim() || keyFrom(values.name) }
      const made = await create.mutateAsync({ body, idempotencyKey })
      toast(t('done.made', { name: made.name }), undoOf(made))
      onClose()
      onDone(made)
    },
  })
  return (
    <Panel
      title={t('new.title')}
      onClose={onClose}
      onSubmit={submit}
      isDirty={isDirty}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t('new.do')}
        </FormFoot>
      }
    >
      <PanelSection>
        <PortalFields form={form} />
        <PortalPreview {...form.getValues()} />
        <ProblemLine problem={problem} />
      </PanelSection>
    </Panel>
  )
}
