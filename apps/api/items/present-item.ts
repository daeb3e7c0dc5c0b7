import { HOTLINE, type ItemVersion, SERVICE_MODES } from '#libs/domain/item/index.js';
import type { ItemRowView, ItemView } from './dto/item-views.dto.js';

export function itemRow(item: ItemVersion): ItemRowView {
  const { itemCode, version, name, implementationName, departmentId, departmentName, region, itemType } = item;
  const { serviceObjects, handlingForms, caseType, serviceMode, visits, legalLimit, promisedLimit } = item;
  return {
    itemCode,
    version,
    name,
    implementationName,
    departmentId,
    departmentName,
    region,
    itemType,
    serviceObjects,
    handlingForms,
    caseType,
    serviceMode,
    star: SERVICE_MODES[serviceMode].star,
    visits,
    legalLimit,
    promisedLimit,
  };
}

/** 办事指南: everything but which business system may decide a step. */
export function itemView({ status: _status, steps, ...item }: ItemVersion): ItemView {
  return {
    ...item,
    contacts: item.contacts ?? HOTLINE,
    star: SERVICE_MODES[item.serviceMode].star,
    steps: steps.map(({ systemClient: _client, ...step }) => step),
  };
}
