import type { HandedIn } from '#libs/domain/case/commands.js';
import { reject } from '#libs/domain/case/rejections.js';
import type { Attachments } from '#libs/persistence/index.js';
import { rejectionProblem } from '../http/problems.js';

export const attachmentIdsOf = (materials: readonly HandedIn[]): string[] => [
  ...new Set(materials.flatMap(({ attachmentIds }) => attachmentIds ?? [])),
];

/** Throws ATTACHMENT_UNKNOWN for a file that is not there or is somebody else's; one's own may be named again (APP-18). */
export async function requireOwnUploads(
  attachments: Attachments,
  callerId: string,
  attachmentIds: readonly string[],
): Promise<void> {
  const found = await Promise.all(attachmentIds.map((attachmentId) => attachments.find(attachmentId)));
  found.forEach((file, n) => {
    if (file?.uploadedBy !== callerId)
      throw rejectionProblem(reject('ATTACHMENT_UNKNOWN', { attachmentId: attachmentIds[n]! }));
  });
}

/** Binds uploads to a case before a command names them; throws ATTACHMENT_UNKNOWN, binding none. */
export async function claimUploads(
  attachments: Attachments,
  caseNo: string,
  callerId: string,
  attachmentIds: readonly string[],
): Promise<void> {
  if (attachmentIds.length === 0) return;
  const [attachmentId] = await attachments.claim(caseNo, callerId, attachmentIds);
  if (attachmentId !== undefined) throw rejectionProblem(reject('ATTACHMENT_UNKNOWN', { attachmentId }));
}
