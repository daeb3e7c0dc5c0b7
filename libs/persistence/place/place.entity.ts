import { Entity, JoinColumn, ManyToOne } from 'typeorm';
import { Code, Key, optional, Text } from '../database/columns.js';

/** 区划, GB/T 2260 code. */
@Entity('region')
export class RegionEntity {
  @Key() code: string;
  @Text() name: string;
  /** 行使层级 */
  @Text() level: string;
  @Code(optional) parent: string | null;
  @ManyToOne('RegionEntity')
  @JoinColumn({ name: 'parent', foreignKeyConstraintName: 'fk_region_parent' })
  parentRegion?: object;
  @Code() calendarId: string;
}

/** 部门 */
@Entity('department')
export class DepartmentEntity {
  @Key() id: string;
  @Text() name: string;
  @Text() shortName: string;
  @Code() creditCode: string;
  @Code() region: string;
  @ManyToOne('RegionEntity', { nullable: false })
  @JoinColumn({ name: 'region', foreignKeyConstraintName: 'fk_department_region' })
  inRegion?: object;
  @Text() phone: string;
}

/** 政务服务大厅 */
@Entity('hall')
export class HallEntity {
  @Key() id: string;
  @Text() name: string;
  @Code() region: string;
  @ManyToOne('RegionEntity', { nullable: false })
  @JoinColumn({ name: 'region', foreignKeyConstraintName: 'fk_hall_region' })
  inRegion?: object;
  @Text() address: string;
  @Text() openingHours: string;
}

/** 窗口 */
@Entity('service_window')
export class ServiceWindowEntity {
  @Key() id: string;
  @Text() name: string;
  @Code() hallId: string;
  @ManyToOne('HallEntity', { nullable: false })
  @JoinColumn({ name: 'hall_id', foreignKeyConstraintName: 'fk_service_window_hall' })
  hall?: object;
  @Text() kind: string;
  @Code(optional) departmentId: string | null;
  @ManyToOne('DepartmentEntity')
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'fk_service_window_department' })
  department?: object;
}
