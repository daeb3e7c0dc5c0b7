import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What cases refer to: places, item versions, calendars. Published versions are for ever, so triggers keep them. */
export class Catalogue1795305600002 implements MigrationInterface {
  readonly name = 'Catalogue1795305600002';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...PLACES, ...VERSIONS]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['calendar', 'item_version', 'service_window', 'hall', 'department', 'region']) {
      await db.query(`DROP TABLE ${table}`);
    }
    await db.query('DROP FUNCTION keep_published_item()');
  }
}

const PLACES = [
  `CREATE TABLE region (
     code text COLLATE "C" NOT NULL,
     name text NOT NULL,
     level text NOT NULL,
     parent text COLLATE "C",
     calendar_id text COLLATE "C" NOT NULL,
     CONSTRAINT pk_region PRIMARY KEY (code),
     CONSTRAINT fk_region_parent FOREIGN KEY (parent) REFERENCES region (code)
   )`,
  `CREATE TABLE department (
     id text COLLATE "C" NOT NULL,
     name text NOT NULL,
     short_name text NOT NULL,
     credit_code text COLLATE "C" NOT NULL,
     region text COLLATE "C" NOT NULL,
     phone text NOT NULL,
     CONSTRAINT pk_department PRIMARY KEY (id),
     CONSTRAINT fk_department_region FOREIGN KEY (region) REFERENCES region (code)
   )`,
  `CREATE TABLE hall (
     id text COLLATE "C" NOT NULL,
     name text NOT NULL,
     region text COLLATE "C" NOT NULL,
     address text NOT NULL,
     opening_hours text NOT NULL,
     CONSTRAINT pk_hall PRIMARY KEY (id),
     CONSTRAINT fk_hall_region FOREIGN KEY (region) REFERENCES region (code)
   )`,
  `CREATE TABLE service_window (
     id text COLLATE "C" NOT NULL,
     name text NOT NULL,
     hall_id text COLLATE "C" NOT NULL,
     kind text NOT NULL,
     department_id text COLLATE "C",
     CONSTRAINT pk_service_window PRIMARY KEY (id),
     CONSTRAINT fk_service_window_hall FOREIGN KEY (hall_id) REFERENCES hall (id),
     CONSTRAINT fk_service_window_department FOREIGN KEY (department_id) REFERENCES department (id)
   )`,
];

const VERSIONS = [
  `CREATE TABLE item_version (
     item_code text COLLATE "C" NOT NULL,
     version integer NOT NULL,
     status text NOT NULL,
     name text NOT NULL,
     definition jsonb NOT NULL,
     published_at timestamptz,
     CONSTRAINT pk_item_version PRIMARY KEY (item_code, version)
   )`,
  // A case pins its version: all that may happen to a published one is its withdrawal.
  `CREATE FUNCTION keep_published_item() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF OLD.status = 'draft' THEN
       RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
     END IF;
     IF TG_OP = 'UPDATE' AND NEW.status = 'withdrawn'
        AND (NEW.item_code, NEW.version, NEW.name, NEW.definition, NEW.published_at)
            IS NOT DISTINCT FROM (OLD.item_code, OLD.version, OLD.name, OLD.definition, OLD.published_at) THEN
       RETURN NEW;
     END IF;
     RAISE EXCEPTION 'version % of item % is published and never changes', OLD.version, OLD.item_code
       USING ERRCODE = 'restrict_violation';
   END $$`,
  `CREATE TRIGGER item_version_kept BEFORE UPDATE OR DELETE ON item_version
   FOR EACH ROW EXECUTE FUNCTION keep_published_item()`,
  `CREATE TRIGGER item_version_not_emptied BEFORE TRUNCATE ON item_version
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE calendar (
     id text COLLATE "C" NOT NULL,
     version integer NOT NULL,
     data jsonb NOT NULL,
     CONSTRAINT pk_calendar PRIMARY KEY (id, version)
   )`,
  `CREATE TRIGGER calendar_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON calendar
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];
