import type { EntitySubscriberInterface } from 'typeorm';
import type { Queryable } from './database.js';

/** What the database tells of its statements, and asks of the trace that they belong to (libs/observability has one). */
export interface StatementTracing {
  readonly isOn: boolean;
  /** A statement has just ended; it began at this `performance.now()`. */
  statement(name: string, startedAt: number, error?: unknown): void;
  /** `traceparent` of what is going on, where it is recorded. */
  recorded(): string | undefined;
}

/** The same connection, each statement told by its name; never its values. */
export function traced(queryable: Queryable, tracing: StatementTracing): Queryable {
  return {
    async query(config) {
      const name = config.name ?? summaryOf(config.text);
      const startedAt = performance.now();
      try {
        const result = await queryable.query<never>(config);
        tracing.statement(name, startedAt);
        return result;
      } catch (error) {
        tracing.statement(name, startedAt, error);
        throw error;
      }
    },
  };
}

/** The statements that TypeORM makes for its repositories. */
export const repositoryStatements = (tracing: StatementTracing): EntitySubscriberInterface => ({
  afterQuery({ query, executionTime = 0, error }) {
    tracing.statement(summaryOf(query), performance.now() - executionTime, error ?? undefined);
  },
});

/** `SELECT account`: what a statement does and to which table. Nothing else of its text. */
export function summaryOf(text: string): string {
  const operation = /^\s*([A-Za-z]+)/.exec(text)?.[1]?.toUpperCase() ?? 'statement';
  const table = /\b(?:FROM|INTO|UPDATE)\s+"?([a-z_]+)\b/.exec(text)?.[1];
  return table ? `${operation} ${table}` : operation;
}
