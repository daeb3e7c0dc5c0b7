import { sm3 } from '#libs/crypto/index.js';
import { ProblemError } from '#libs/domain/codes/problem.js';
import type { EffectContext, IssuedDocument, Receipt } from '../ports.js';

/** 归档清单: what belongs to the closed case and the hash of each part. */
export interface ArchiveManifest {
  readonly key: string;
  readonly caseNo: string;
  readonly itemCode: string;
  readonly itemVersion: number;
  readonly departmentId: string;
  /** Every event of the case with its chain hash; the last one vouches for all. */
  readonly events: readonly { readonly seq: number; readonly type: string; readonly hash: string }[];
  readonly files: readonly {
    readonly attachmentId: string;
    readonly materialId: string | null;
    readonly sha256: string;
    readonly size: number;
    readonly mediaType: string;
  }[];
  readonly documents: readonly IssuedDocument[];
  /** SM3 over everything above. */
  readonly sm3: string;
}

export interface ArchivePort {
  keep(manifest: ArchiveManifest): Promise<Receipt>;
}

/** The manifest; throws ARCHIVE_INCOMPLETE while a document of the case still waits to be issued. */
export function archiveManifest(context: EffectContext<'archive'>): ArchiveManifest {
  const { effect, state, item, chain, files, documents } = context;
  if (documents.some(({ reference }) => reference === null)) {
    throw new ProblemError({
      code: 'ARCHIVE_INCOMPLETE',
      zh: '尚有文书未出具,出具后自动归档。',
      en: 'A document of the case is not issued yet; the case is archived after it.',
    });
  }
  const content = {
    caseNo: state.caseNo,
    itemCode: item.itemCode,
    itemVersion: item.version,
    departmentId: state.home.departmentId,
    events: chain.map(({ event: { seq, type }, hash }) => ({ seq, type, hash })),
    files: files.map(({ attachmentId, sha256, size, mediaType }) => ({
      attachmentId,
      materialId: state.materials.find((line) => line.attachmentIds.includes(attachmentId))?.materialId ?? null,
      sha256,
      size,
      mediaType,
    })),
    documents,
  };
  return { key: effect.key, ...content, sm3: sm3(JSON.stringify(content)) };
}
