import { on, type Route } from '../platform/http/route.ts'
import { changeSettingsTo } from './change.ts'
import { changeSettings, getSetting, listSettings, resetSetting, setSetting, testMailServer } from './contract.ts'
import { testMail } from './mail-test.ts'
import { showSetting, showSettings } from './show.ts'
import { startedWith } from './started-with.ts'

export const settingRoutes: readonly Route[] = [
  on(listSettings, async (ctx) => ({ items: await showSettings(ctx), startedWith: startedWith(ctx) })),
  on(getSetting, (ctx, { params }) => showSetting(ctx, params.key)),
  on(setSetting, async (ctx, { params, body, version }) => {
    await changeSettingsTo(ctx, [{ key: params.key, value: body.value, version }], body.confirmed)
    return showSetting(ctx, params.key)
  }),
  on(resetSetting, async (ctx, { params, query, version }) => {
    await changeSettingsTo(ctx, [{ key: params.key, value: null, version }], query.confirmed)
    return showSetting(ctx, params.key)
  }),
  on(changeSettings, async (ctx, { body }) => {
    await changeSettingsTo(ctx, body.changes, body.confirmed)
    return { items: await showSettings(ctx) }
  }),
  on(testMailServer, testMail),
]
