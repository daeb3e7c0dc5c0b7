import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { parseOfficeHours } from '#libs/domain/calendar/index.js';
import type { Database } from '../database/database.js';
import { DepartmentEntity, HallEntity, RegionEntity, ServiceWindowEntity } from './place.entity.js';

export interface Region {
  /** GB/T 2260 */
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  readonly calendarId: string;
}
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly creditCode: string;
  readonly region: string;
  readonly phone: string;
}
export interface Hall {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly address: string;
  readonly openingHours: string;
}
export interface ServiceWindow {
  readonly id: string;
  readonly name: string;
  readonly hallId: string;
  /** general (通办), issuing or kiosk. */
  readonly kind: string;
  readonly departmentId: string | null;
}
/** A window with the hall and region that it is in. */
export interface WindowAt {
  readonly id: string;
  readonly name: string;
  readonly hallName: string;
  readonly region: string;
  readonly regionName: string;
  readonly kind: string;
}
export interface PlaceList {
  readonly regions: readonly Region[];
  readonly departments: readonly Department[];
  readonly halls: readonly Hall[];
  readonly windows: readonly ServiceWindow[];
}

/** 区划、部门、大厅、窗口: few and seldom changed, yet always read fresh. */
export class Places {
  constructor(private readonly db: Database) {}

  region(code: string): Promise<Region | undefined> {
    return this.one(RegionEntity, { code });
  }

  department(id: string): Promise<Department | undefined> {
    return this.one(DepartmentEntity, { id });
  }

  /** A window with its hall's region. */
  async window(id: string): Promise<(ServiceWindow & { readonly region: string }) | undefined> {
    const [found] = await this.db.prepared<ServiceWindow & { region: string }>(
      'window',
      `SELECT w.id, w.name, w.hall_id AS "hallId", w.kind, w.department_id AS "departmentId", h.region
       FROM service_window w JOIN hall h ON h.id = w.hall_id WHERE w.id = $1`,
      [id],
    );
    return found;
  }

  /**
   * Windows that serve an item: the general ones of every hall in its region's whole tree (from the topmost region
   * down), and those of its own department. The item's own region first.
   */
  ofItem(item: { readonly region: string; readonly departmentId: string }, limit: number): Promise<WindowAt[]> {
    return this.db.prepared<WindowAt & Record<string, unknown>>(
      'windows_of_item',
      `WITH RECURSIVE up AS (
         SELECT code, parent FROM region WHERE code = $1
         UNION SELECT r.code, r.parent FROM region r JOIN up ON r.code = up.parent
       ), tree AS (
         SELECT code FROM up WHERE parent IS NULL
         UNION SELECT r.code FROM region r JOIN tree ON r.parent = tree.code
       )
       SELECT w.id, w.name, h.name AS "hallName", r.code AS region, r.name AS "regionName", w.kind
       FROM service_window w JOIN hall h ON h.id = w.hall_id JOIN region r ON r.code = h.region
       WHERE (w.kind = 'general' AND r.code IN (SELECT code FROM tree)) OR (w.kind = 'issuing' AND w.department_id = $2)
       ORDER BY r.code <> $1, r.code, h.id, w.kind, w.id LIMIT $3`,
      [item.region, item.departmentId, limit],
    );
  }

  /** Names of regions by code; a code that is unknown is left out. */
  async regionNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.db.prepared<{ code: string; name: string }>(
      'region_names',
      'SELECT code, name FROM region WHERE code = ANY($1)',
      [codes],
    );
    return new Map(found.map(({ code, name }) => [code, name]));
  }

  async all(): Promise<PlaceList> {
    const [regions, departments, halls, windows] = await Promise.all([
      this.db.repository(RegionEntity).find({ order: { code: 'ASC' } }),
      this.db.repository(DepartmentEntity).find({ order: { id: 'ASC' } }),
      this.db.repository(HallEntity).find({ order: { id: 'ASC' } }),
      this.db.repository(ServiceWindowEntity).find({ order: { id: 'ASC' } }),
    ]);
    return { regions, departments, halls, windows };
  }

  /** Adds or changes places; a region's parent is to stand before it. Throws OFFICE_HOURS_INVALID for a hall's. */
  async put({ regions, departments, halls, windows }: PlaceList): Promise<void> {
    for (const { openingHours } of halls) parseOfficeHours(openingHours);
    await this.db.dataSource.transaction(async (manager) => {
      await manager.upsert(RegionEntity, [...regions], ['code']);
      await manager.upsert(DepartmentEntity, [...departments], ['id']);
      await manager.upsert(HallEntity, [...halls], ['id']);
      await manager.upsert(ServiceWindowEntity, [...windows], ['id']);
    });
  }

  private async one<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Partial<E>): Promise<E | undefined> {
    return (await this.db.repository(entity).findOneBy(where)) ?? undefined;
  }
}
