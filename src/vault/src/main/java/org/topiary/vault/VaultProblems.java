// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.file.FileReasons;
import org.topiary.vault.VaultException.Reason;

/** The problems of vaults, each with a sentence and advice on what to do. */
final class VaultProblems {
    private VaultProblems() {}

    static VaultException locked(String keychain, @Nullable Throwable cause) {
        return new VaultException(
                Reason.LOCKED,
                "Cannot use " + keychain + ": it is locked.",
                "Unlock it (signing in to the desktop usually does this) and try again, or protect the vault with a master password.",
                cause);
    }

    static VaultException absent(String keychain, @Nullable Throwable cause) {
        return new VaultException(
                Reason.KEYCHAIN_ABSENT,
                "Cannot use " + keychain + ": it is not installed or not running.",
                "Start a keychain (on Linux: GNOME Keyring, KWallet or another Secret Service) and try again, or protect the vault with a master password.",
                cause);
    }

    static VaultException slow(String keychain, long seconds) {
        return new VaultException(
                Reason.KEYCHAIN_SLOW,
                "Cannot use " + keychain + ": it did not answer within " + seconds + " seconds.",
                "The system may be asking for a password, perhaps behind this window. Answer it, then try again.",
                null);
    }

    static VaultException refused(String keychain, String why, @Nullable Throwable cause) {
        return new VaultException(
                Reason.KEYCHAIN_REFUSED,
                "Cannot use " + keychain + ": " + why + ".",
                "Allow Topiary to use it and try again, or protect the vault with a master password.",
                cause);
    }

    static VaultException foreign(String place, String keychain) {
        return new VaultException(
                Reason.FOREIGN,
                "Cannot open the vault " + place + ": " + keychain + " has no key for it.",
                "The vault was created by another user or on another computer, or its key was deleted. Open it there, set a master password, and copy it here; or create a"
                        + " new vault, which keeps the old file.",
                null);
    }

    static VaultException replaced(String place) {
        return new VaultException(
                Reason.FOREIGN,
                "Cannot use the vault " + place + ": another vault has replaced it since it was opened.",
                "Restore the first vault, or restart Topiary to open this one.",
                null);
    }

    static VaultException forgotten(String place) {
        return new VaultException(
                Reason.FOREIGN,
                "Cannot use the vault " + place
                        + ": another Topiary was set to keep secrets in memory only, and removed them from the disk.",
                "Restart this Topiary to do the same, or to choose another option.",
                null);
    }

    static VaultException wrongPassword(String place, @Nullable Throwable cause) {
        return new VaultException(
                Reason.WRONG_PASSWORD,
                "Cannot open the vault " + place + " with this password.",
                "Try again. If the password is lost, create a new vault, which keeps the old file.",
                cause);
    }

    static VaultException wrongSeal(@Nullable Throwable cause) {
        return new VaultException(
                Reason.WRONG_PASSWORD,
                "Cannot decrypt the data with this password.",
                "Enter the password with which the data was encrypted. If this is the right one, the data has been changed since.",
                cause);
    }

    static VaultException tampered(String place, String why, @Nullable Throwable cause) {
        return new VaultException(
                Reason.TAMPERED,
                "Do not trust the vault " + place + ": another program changed it; " + why + ".",
                "Restore a copy that you trust; or create a new vault, which keeps the old file, and change the passwords that were in it.",
                cause);
    }

    static VaultException damaged(String place, String why, @Nullable Throwable cause) {
        return new VaultException(
                Reason.DAMAGED,
                "Cannot read the vault " + place + ": " + why + ".",
                "Restore a copy, or create a new vault, which keeps the old file.",
                cause);
    }

    static VaultException damagedSeal(String why, @Nullable Throwable cause) {
        return new VaultException(
                Reason.DAMAGED,
                "Cannot read the encrypted data: " + why + ".",
                "Get a complete copy from its source.",
                cause);
    }

    static VaultException tooNew(String place, int version, int known) {
        return new VaultException(
                Reason.TOO_NEW,
                "Cannot read " + place + ": a newer Topiary wrote it (version " + version + "; this one reads up to "
                        + known + ").",
                "Update Topiary.",
                null);
    }

    static VaultException memory(int neededKiB, Throwable cause) {
        return new VaultException(
                Reason.IO,
                "Cannot derive the key from the password: this needs " + neededKiB / 1024
                        + " MiB of free memory for a moment.",
                "Close one or two tabs, and try again.",
                cause);
    }

    static VaultException closed(String place) {
        return new VaultException(Reason.LOCKED, "The vault " + place + " was closed.", "Open it again.", null);
    }

    static VaultException gone(String place) {
        return new VaultException(
                Reason.IO,
                "Cannot read the vault " + place + ": it no longer exists.",
                "Restore the file, or restart Topiary to create a new vault.",
                null);
    }

    static VaultException exists(String place) {
        return new VaultException(
                Reason.IO,
                "Cannot create the vault " + place + ": it already exists.",
                "Open that vault, or move the file away first.",
                null);
    }

    static VaultException notRead(String place, IOException cause) {
        return new VaultException(
                Reason.IO,
                "Cannot read the vault " + place + ": " + FileReasons.of(cause) + ".",
                "Make the file readable and try again.",
                cause);
    }

    static VaultException notWritten(String place, IOException cause) {
        return new VaultException(
                Reason.IO,
                "Cannot save the vault " + place + ": " + FileReasons.of(cause) + ". The vault is unchanged.",
                "Free some disk space or allow writing, and try again.",
                cause);
    }

    static VaultException busy(String place) {
        return new VaultException(
                Reason.IO,
                "Cannot save the vault " + place
                        + ": another Topiary has locked it for too long. The vault is unchanged.",
                "Quit the other Topiary, and try again.",
                null);
    }
}
