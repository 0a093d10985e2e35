import type { AppendFile, openAppendFile } from '#executor/journal/append-file.ts';

/** Characters that the disk of journals still takes. */
export const disk = { left: Infinity };

interface AppendFiles {
  readonly openAppendFile: typeof openAppendFile;
}

/** Journals on that disk. A file takes this in the place of `append-file.ts`. */
export function onSmallDisk(real: AppendFiles): AppendFiles {
  return {
    openAppendFile: async (...given): Promise<AppendFile> => {
      const file = await real.openAppendFile(...given);
      return {
        ...file,
        async append(text) {
          const fits = text.slice(0, disk.left);
          disk.left -= fits.length;
          await file.append(fits);
          if (fits.length < text.length) throw Object.assign(new Error('write'), { code: 'ENOSPC' });
        },
      };
    },
  };
}
