// PostgreSQL refuses to run as root. Started by root it runs as another user of the machine; no user is created.
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const SETPRIV = '/usr/bin/setpriv';

/** {uid, gid} to run PostgreSQL as, or undefined when this process is not root. A cluster keeps the user that owns it. */
export function postgresUser(dataDir) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a user postgres nor a user nobody.');
}

/**
 * The command line that runs `command` as `user`. When a folder above one of `paths` is closed to that user (a checkout
 * or data below /root), it gets root's right to pass closed folders instead of the folder being opened to everyone.
 */
export function asUser(user, paths, command, args) {
  if (!user) return { command, args };
  const closed = paths.map((each) => closedFolderAbove(each, user)).find(Boolean);
  if (!closed) return { command, args, ...user };
  try {
    accessSync(SETPRIV, constants.X_OK);
  } catch {
    throw new Error(
      `PostgreSQL does not run as root, and user ${user.uid}, as whom it would run, may not pass the folder ${closed}. ` +
        'Start as an ordinary user, or have the project and TONGBAN_HOME in a folder that others may pass.',
    );
  }
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  // Without the secure bit, access(2), by which initdb looks for its binaries, would not honour the right.
  const mayPass = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  return { command: SETPRIV, args: [...identity, ...mayPass, '--', command, ...args] };
}

function closedFolderAbove(file, { uid, gid }) {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}
