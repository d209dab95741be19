// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.topiary.core.file.FileReasons;
import org.topiary.vault.VaultException.Reason;

/** What can be wrong with a vault, each in its own sentence and with its own way out. */
final class Problems {
    private Problems() {}

    static VaultException locked(String keychain, @Nullable Throwable cause) {
        return new VaultException(Reason.LOCKED, "Cannot use " + keychain + ": it is locked, and was not unlocked.",
                "Unlock it (signing in to the desktop usually does) and try again, or protect the vault with a password of its own.", cause);
    }

    static VaultException absent(String keychain, @Nullable Throwable cause) {
        return new VaultException(Reason.KEYCHAIN_ABSENT, "Cannot use " + keychain + ": there is none on this system, or it is not running.",
                "Start one (on Linux GNOME Keyring, KWallet or another Secret Service) and try again, or protect the vault with a password of its own.", cause);
    }

    static VaultException slow(String keychain, long seconds) {
        return new VaultException(Reason.KEYCHAIN_SLOW, "Cannot use " + keychain + ": it did not answer within " + seconds + " seconds.",
                "If the system is asking for a password somewhere, perhaps behind this window, answer it; then try again.", null);
    }

    static VaultException refused(String keychain, String why, @Nullable Throwable cause) {
        return new VaultException(Reason.KEYCHAIN_REFUSED, "Cannot use " + keychain + ": " + why + ".",
                "Allow Topiary to use it and try again, or protect the vault with a password of its own.", cause);
    }

    static VaultException foreign(String place, String keychain) {
        return new VaultException(Reason.FOREIGN, "Cannot open the vault " + place + ": " + keychain + " has no key for it.",
                "It was made by another user or on another computer, or its key was deleted. Open it there and give it a password, then copy it here; or set it"
                        + " aside, which keeps the file, and make a new one.", null);
    }

    static VaultException replaced(String place) {
        return new VaultException(Reason.FOREIGN, "Cannot use the vault " + place + ": another vault took its place since it was opened.",
                "Put the first one back, or start Topiary again to open this one.", null);
    }

    static VaultException forgotten(String place) {
        return new VaultException(Reason.FOREIGN, "Cannot use the vault " + place + ": another Topiary was told to keep secrets in memory only, and took them off the disk.",
                "Start this Topiary again to go on in the same way, or to choose another.", null);
    }

    static VaultException wrongPassword(String place, @Nullable Throwable cause) {
        return new VaultException(Reason.WRONG_PASSWORD, "Cannot open the vault " + place + " with this password.",
                "Try again. If the password is lost, set the vault aside, which keeps the file, and make a new one.", cause);
    }

    static VaultException wrongSeal(@Nullable Throwable cause) {
        return new VaultException(Reason.WRONG_PASSWORD, "Cannot open the sealed data with this password.",
                "Try again with the password that was given when it was sealed. If it is the right one, the data was changed since.", cause);
    }

    static VaultException tampered(String place, String why, @Nullable Throwable cause) {
        return new VaultException(Reason.TAMPERED, "Do not trust the vault " + place + ": it was changed by something other than Topiary; " + why + ".",
                "Put back a copy that is known to be good; or set it aside, which keeps the file, make a new one, and change the passwords that were in it.", cause);
    }

    static VaultException damaged(String place, String why, @Nullable Throwable cause) {
        return new VaultException(Reason.DAMAGED, "Cannot read the vault " + place + ": " + why + ".",
                "Put back a copy of it; or set it aside, which keeps the file, and make a new one.", cause);
    }

    static VaultException damagedSeal(String why, @Nullable Throwable cause) {
        return new VaultException(Reason.DAMAGED, "Cannot read the sealed data: " + why + ".", "Get it again from where it came from, whole.", cause);
    }

    static VaultException tooNew(String place, int version, int known) {
        return new VaultException(Reason.TOO_NEW, "Cannot read " + place + ": a newer Topiary wrote it (version " + version + "; this one reads up to " + known
                + ").", "Use the newer Topiary.", null);
    }

    static VaultException memory(int neededKiB, Throwable cause) {
        return new VaultException(Reason.IO, "Cannot stretch the password: that takes " + neededKiB / 1024 + " MiB of memory for a moment, and they are not free.",
                "Close a tab or two, and try again.", cause);
    }

    static VaultException closed(String place) {
        return new VaultException(Reason.LOCKED, "The vault " + place + " was closed.", "Open it again.", null);
    }

    static VaultException gone(String place) {
        return new VaultException(Reason.IO, "Cannot read the vault " + place + ": it is not there any more.",
                "Put the file back, or start Topiary again to make a new vault.", null);
    }

    static VaultException exists(String place) {
        return new VaultException(Reason.IO, "Cannot make the vault " + place + ": there is one already.", "Open that one, or set it aside first.", null);
    }

    static VaultException notRead(String place, IOException cause) {
        return new VaultException(Reason.IO, "Cannot read the vault " + place + ": " + FileReasons.of(cause) + ".", "Make the file readable and try again.", cause);
    }

    static VaultException notWritten(String place, IOException cause) {
        return new VaultException(Reason.IO, "Cannot save the vault " + place + ": " + FileReasons.of(cause) + ". It is as it was before.",
                "Free space or give write permission, and try again.", cause);
    }

    static VaultException busy(String place) {
        return new VaultException(Reason.IO, "Cannot save the vault " + place + ": another Topiary has been holding it for too long. It is as it was before.",
                "End the other Topiary, and try again.", null);
    }
}
