import { MATERIAL_FORMS, MATERIAL_TYPES, NECESSITIES } from '../terms/index.js';
import { ITEM_FIELDS, type ItemField } from './check-fields.js';
import type { Finder } from './check-finder.js';
import type { ItemVersion, Limit } from './index.js';

const LIMIT_UNITS = ['working_day', 'calendar_day', 'hour'];
const STEP_ROLES = ['handler', 'reviewer', 'approver'];
const FIELD_TYPES = ['text', 'number', 'date', 'choice'];
const HOURS = { working_day: 24, calendar_day: 24, hour: 1 } as const;

/** Whether both can be compared at all: hours fit into any day, but working days and natural days differ. */
export const comparable = (a: Limit, b: Limit): boolean => a.unit === b.unit || a.unit === 'hour' || b.unit === 'hour';
export const isLonger = (a: Limit, b: Limit): boolean => a.budget * HOURS[a.unit] > b.budget * HOURS[b.unit];

export function checkLimit(find: Finder, path: string, field: ItemField, limit: Limit): void {
  find.oneOf(`${path}/unit`, field, limit.unit, LIMIT_UNITS);
  find.whole(`${path}/budget`, field, limit.budget, 1, limit.unit === 'hour' ? 8760 : 1000);
}

/** 材料清单 (ITM-31, ITM-33). */
export function checkMaterials(find: Finder, item: ItemVersion): void {
  const { materials } = item;
  if (materials.length === 0) find.add('ITEM_LIST_EMPTY', '/materials', { field: ITEM_FIELDS.materials });
  find.unique(
    '/materials',
    'materialId',
    materials.map((line) => line.id),
  );
  find.unique(
    '/materials',
    'materialNo',
    materials.map((line) => line.no),
  );
  materials.forEach((line, i) => {
    const path = `/materials/${i}`;
    const material = line.name;
    find.text(`${path}/id`, 'materialId', line.id);
    find.text(`${path}/name`, 'materialName', line.name);
    find.whole(`${path}/no`, 'materialNo', line.no, 1, 999);
    find.oneOf(`${path}/necessity`, 'necessity', line.necessity, Object.keys(NECESSITIES));
    find.oneOf(`${path}/form`, 'materialForm', line.form, Object.keys(MATERIAL_FORMS));
    find.oneOf(`${path}/type`, 'materialType', line.type, Object.keys(MATERIAL_TYPES));
    find.whole(`${path}/copies`, 'copies', line.copies, line.form === 'electronic' ? 0 : 1, 99);
    if (line.necessity === 'tolerated' && !item.toleratesMissing) {
      find.add('MATERIAL_TOLERATED_NOT_ALLOWED', `${path}/necessity`, { material });
    }
    if (line.intermediary && !line.intermediaryItem?.trim()) {
      find.add('MATERIAL_INTERMEDIARY_ITEM_MISSING', `${path}/intermediaryItem`, { material });
    }
    if (line.eLicence && !line.eLicenceCatalogue?.trim()) {
      find.add('MATERIAL_CATALOGUE_MISSING', `${path}/eLicenceCatalogue`, { material });
    }
    if (line.exempt && !line.exemptMeasure?.trim()) {
      find.add('MATERIAL_EXEMPT_MEASURE_MISSING', `${path}/exemptMeasure`, { material });
    }
  });
}

/** 办事结果 (ITM-32). */
export function checkResults(find: Finder, { results }: ItemVersion): void {
  if (results.length === 0) find.add('ITEM_LIST_EMPTY', '/results', { field: ITEM_FIELDS.results });
  find.unique(
    '/results',
    'resultName',
    results.map((result) => result.name),
  );
  results.forEach((result, i) => {
    find.text(`/results/${i}/name`, 'resultName', result.name);
    if (result.eLicence && !result.eLicenceCatalogue?.trim()) {
      find.add('RESULT_CATALOGUE_MISSING', `/results/${i}/eLicenceCatalogue`, { result: result.name });
    }
    if (result.validMonths !== undefined) {
      find.whole(`/results/${i}/validMonths`, 'validMonths', result.validMonths, 1, 1200);
    }
  });
}

/** 审批环节. Names are unique too: a business system names the step it answers for. */
export function checkSteps(find: Finder, { steps, legalLimit }: ItemVersion): void {
  if (steps.length === 0) find.add('ITEM_LIST_EMPTY', '/steps', { field: ITEM_FIELDS.steps });
  find.unique(
    '/steps',
    'stepId',
    steps.map((step) => step.id),
  );
  find.unique(
    '/steps',
    'stepName',
    steps.map((step) => step.name),
  );
  steps.forEach((step, i) => {
    const path = `/steps/${i}`;
    find.text(`${path}/id`, 'stepId', step.id);
    find.text(`${path}/name`, 'stepName', step.name);
    find.oneOf(`${path}/role`, 'stepRole', step.role, STEP_ROLES);
    if (step.systemClient !== undefined) find.text(`${path}/systemClient`, 'systemClient', step.systemClient);
    if (!step.limit) return;
    checkLimit(find, `${path}/limit`, 'stepLimit', step.limit);
    if (!comparable(step.limit, legalLimit)) {
      find.add('ITEM_LIMIT_UNITS_DIFFER', `${path}/limit/unit`, { field: ITEM_FIELDS.stepLimit });
    } else if (isLonger(step.limit, legalLimit)) {
      find.add('ITEM_STEP_EXCEEDS_LEGAL', `${path}/limit`, { step: step.name });
    }
  });
}

/** 业务表格. */
export function checkForm(find: Finder, { form }: ItemVersion): void {
  find.unique(
    '/form',
    'fieldId',
    form.map((field) => field.name),
  );
  form.forEach((field, i) => {
    const path = `/form/${i}`;
    if (!/^[a-z][A-Za-z0-9]{0,63}$/.test(field.name))
      find.add('FORM_NAME_WRONG', `${path}/name`, { value: field.name });
    find.text(`${path}/label`, 'fieldLabel', field.label);
    find.oneOf(`${path}/type`, 'fieldType', field.type, FIELD_TYPES);
    if (field.maxLength !== undefined) find.whole(`${path}/maxLength`, 'maxLength', field.maxLength, 1, 5000);
    if (field.type === 'choice' && !field.choices?.length) {
      find.add('FORM_CHOICES_MISSING', `${path}/choices`, { label: field.label });
    }
    find.unique(`${path}/choices`, 'choices', field.choices ?? []);
  });
}
