import { showTemplate } from '../../mail-templates/index.ts'
import { assertUntouched } from '../as-left.ts'
import { asking } from '../asking.ts'
import type { Invert } from '../inverse.ts'

/** The opposite of changing what a mail says: the text of before, or what is built in. */
export const mailTemplates: Readonly<Record<string, Invert>> = {
  'mail-template.changed': async (work, { entity, before, also, ...row }) => {
    await assertUntouched(work, { entity, before, also, ...row })
    const [template = '', language = ''] = (entity.name ?? '').split('/')
    const params = { template, language }
    const version = entity.version ?? 0
    if (also.wasBuiltIn === true) return asking(work, 'mailTemplates.reset', { params, version })
    // The trail keeps what differs; the rest is as it is now.
    const { subject, body } = await showTemplate(work.tx, { params })
    return asking(work, 'mailTemplates.save', { params, version, body: { subject, body, ...before } })
  },
}
