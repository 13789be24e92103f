import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { exportTicket, InstantOut, LogFormat } from '../../platform/schema.ts'
import { SignInFilter } from '../contract.ts'

export const exportSignIns = contract({
  id: 'sign-in-log.export',
  method: 'POST',
  path: '/sign-ins/exports',
  summary: 'Ask for the sign-in log, or a part of it, as a file',
  description:
    'Answers where the file can be fetched, by the same caller and within the next minutes. It is made while it is fetched: everything that was logged until now, newest first.',
  access: 'sign-in-log.export',
  tokens: true,
  stepUp: true,
  rate: 'heavy',
  body: SignInFilter.extend({ format: LogFormat }),
  reply: z.strictObject({ url: z.string(), expiresAt: InstantOut }),
  leaves: 'sign-in-log.exported',
})

export const downloadCsv = contract({
  id: 'sign-in-log.downloadCsv',
  method: 'GET',
  path: '/sign-ins/exports/sign-ins.csv',
  summary: 'Fetch an export of the sign-in log as CSV',
  description: 'Cells that a spreadsheet would calculate begin with an apostrophe.',
  access: 'sign-in-log.export',
  rate: 'heavy',
  query: exportTicket,
  reply: z.string(),
  replyType: 'text/csv',
})

export const downloadLines = contract({
  id: 'sign-in-log.downloadLines',
  method: 'GET',
  path: '/sign-ins/exports/sign-ins.jsonl',
  summary: 'Fetch an export of the sign-in log, an attempt a line as JSON',
  access: 'sign-in-log.export',
  rate: 'heavy',
  query: exportTicket,
  reply: z.string(),
  replyType: 'application/x-ndjson',
})
