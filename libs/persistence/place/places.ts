import type { EntityTarget, ObjectLiteral } from 'typeorm';
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

  async all(): Promise<PlaceList> {
    const [regions, departments, halls, windows] = await Promise.all([
      this.db.repository(RegionEntity).find({ order: { code: 'ASC' } }),
      this.db.repository(DepartmentEntity).find({ order: { id: 'ASC' } }),
      this.db.repository(HallEntity).find({ order: { id: 'ASC' } }),
      this.db.repository(ServiceWindowEntity).find({ order: { id: 'ASC' } }),
    ]);
    return { regions, departments, halls, windows };
  }

  /** Adds or changes places; a region's parent is to stand before it. */
  async put({ regions, departments, halls, windows }: PlaceList): Promise<void> {
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
