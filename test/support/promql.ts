import { parser } from '@prometheus-io/lezer-promql';

/** The metrics that a PromQL expression asks for; throws where it is none, by Prometheus' own grammar. */
export function metricsIn(expression: string): string[] {
  // Grafana puts the interval in before Prometheus sees it.
  const text = expression.replaceAll('$__rate_interval', '5m');
  const found: string[] = [];
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) throw new SyntaxError(`Not PromQL at ${node.from}: ${text}`);
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector')
        found.push(text.slice(node.from, node.to));
    },
  });
  return found;
}
