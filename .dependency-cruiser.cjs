/** The walls of the house (docs/architecture.md): arrows run one way, no cycles, no capability reaches into another's inside. */
const room = (name, from, to) => ({ name, severity: 'error', from, to });
module.exports = {
  forbidden: [
    room('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    room(
      'domain-knows-nothing',
      { path: '^libs/domain', pathNot: '\\.(test|bench)\\.ts$' },
      { pathNot: '^libs/domain' },
    ),
    room(
      'contracts-know-domain',
      { path: '^libs/contracts', pathNot: '\\.test\\.ts$' },
      { path: '^(apps|workflows|activities|libs/(?!contracts|domain))' },
    ),
    room(
      'workflows-stay-deterministic',
      { path: '^workflows', pathNot: '\\.test\\.ts$' },
      { pathNot: '^(workflows|libs/domain|libs/contracts|node_modules/@temporalio/(workflow|common))' },
    ),
    room('activities-know-libs', { path: '^activities', pathNot: '\\.test\\.ts$' }, { path: '^(apps|workflows)' }),
    room('libs-know-no-rooms-above', { path: '^libs' }, { path: '^(apps|workflows|activities|test)' }),
    room('persistence-knows-no-temporal', { path: '^libs/persistence' }, { path: 'node_modules/@temporalio' }),
    room('api-runs-no-workflow', { path: '^apps/api' }, { path: '^(workflows|activities|apps/(worker|cli))' }),
    room(
      'page-knows-domain-only',
      { path: '^apps/web' },
      { path: '^(apps/(?!web)|workflows|activities|test|scripts|libs/(?!contracts|domain))' },
    ),
    room('nobody-knows-the-page', { path: '^(apps/(?!web)|workflows|activities|libs)' }, { path: '^apps/web' }),
    room('worker-serves-no-http', { path: '^apps/worker' }, { path: '^apps/(api|cli)' }),
    room(
      'product-knows-no-test',
      { path: '^(apps|workflows|activities|libs)', pathNot: '\\.(test|bench)\\.ts$' },
      { path: '^test' },
    ),
    room(
      'temporal-has-one-caller',
      { path: '^apps/api', pathNot: '^apps/api/engine' },
      { path: 'node_modules/@temporalio/client' },
    ),
    room(
      'capabilities-meet-at-their-front-door',
      { path: '^apps/api/([^/]+)/' },
      {
        path: '^apps/api/([^/]+)/',
        pathNot: ['^apps/api/$1/', '^apps/api/[^/]+/index\\.ts$', '^apps/api/(http|engine)/'],
      },
    ),
    room(
      'no-orphans',
      { orphan: true, pathNot: ['\\.(test|bench|d)\\.ts$', '^test/', '\\.json$', '^apps/[^/]+/main\\.ts$'] },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
    exclude: { path: '^(dist|apps/web/src/api/schema)' },
  },
};
