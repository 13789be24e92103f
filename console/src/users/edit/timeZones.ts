/** Every time zone the browser knows. */
export const timeZones = (): string[] => Intl.supportedValuesOf('timeZone')
