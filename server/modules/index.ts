/**
 * Modules: applications whose access is administered here. An application declares by its manifest what there is to do in
 * it; installing, upgrading and removing follow it, and each says before for whom it changes what.
 * Promises: every mistake is named by its line; nothing that roles of others use is taken away unseen; removing deletes
 * nothing; who widens what people hold must hold it. Threats: a manifest as a detour to rights, as a bomb for the parser,
 * or as the end of a rule that people rely on.
 */
export { type ConfiguredManifest, installConfigured } from './configured.ts'
export { findManifestBefore, findModule } from './modules.store.ts'
export { moduleRoutes } from './routes.ts'
