// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.file.FileReasons;
import org.topiary.core.text.Phrase;
import org.topiary.vault.VaultException.Reason;

/** The problems of vaults, each with a sentence and advice on what to do. */
final class VaultProblems {
    private VaultProblems() {}

    static VaultException locked(Phrase keychain, @Nullable Throwable cause) {
        return new VaultException(
                Reason.LOCKED, Phrase.of("vault.locked", keychain), Phrase.of("vault.locked.advice"), cause);
    }

    static VaultException absent(Phrase keychain, @Nullable Throwable cause) {
        return new VaultException(
                Reason.KEYCHAIN_ABSENT, Phrase.of("vault.absent", keychain), Phrase.of("vault.absent.advice"), cause);
    }

    static VaultException slow(Phrase keychain, long seconds) {
        return new VaultException(
                Reason.KEYCHAIN_SLOW, Phrase.of("vault.slow", keychain, seconds), Phrase.of("vault.slow.advice"), null);
    }

    static VaultException refused(Phrase keychain, Phrase why, @Nullable Throwable cause) {
        return new VaultException(
                Reason.KEYCHAIN_REFUSED,
                Phrase.of("vault.refused", keychain, why),
                Phrase.of("vault.refused.advice"),
                cause);
    }

    static VaultException foreign(String place, Phrase keychain) {
        return new VaultException(
                Reason.FOREIGN, Phrase.of("vault.foreign", place, keychain), Phrase.of("vault.foreign.advice"), null);
    }

    static VaultException replaced(String place) {
        return new VaultException(
                Reason.FOREIGN, Phrase.of("vault.replaced", place), Phrase.of("vault.replaced.advice"), null);
    }

    static VaultException forgotten(String place) {
        return new VaultException(
                Reason.FOREIGN, Phrase.of("vault.forgotten", place), Phrase.of("vault.forgotten.advice"), null);
    }

    static VaultException wrongPassword(String place, @Nullable Throwable cause) {
        return new VaultException(
                Reason.WRONG_PASSWORD,
                Phrase.of("vault.wrongPassword", place),
                Phrase.of("vault.wrongPassword.advice"),
                cause);
    }

    static VaultException wrongSeal(@Nullable Throwable cause) {
        return new VaultException(
                Reason.WRONG_PASSWORD, Phrase.of("vault.wrongSeal"), Phrase.of("vault.wrongSeal.advice"), cause);
    }

    static VaultException tampered(String place, Phrase why, @Nullable Throwable cause) {
        return new VaultException(
                Reason.TAMPERED, Phrase.of("vault.tampered", place, why), Phrase.of("vault.tampered.advice"), cause);
    }

    static VaultException damaged(String place, Phrase why, @Nullable Throwable cause) {
        return new VaultException(
                Reason.DAMAGED, Phrase.of("vault.damaged", place, why), Phrase.of("vault.damaged.advice"), cause);
    }

    static VaultException damagedSeal(Phrase why, @Nullable Throwable cause) {
        return new VaultException(
                Reason.DAMAGED, Phrase.of("vault.damagedSeal", why), Phrase.of("vault.damagedSeal.advice"), cause);
    }

    static VaultException tooNew(Phrase place, int version, int known) {
        return new VaultException(
                Reason.TOO_NEW,
                Phrase.of("vault.tooNew", place, version, known),
                Phrase.of("vault.tooNew.advice"),
                null);
    }

    static VaultException memory(int neededKiB, Throwable cause) {
        return new VaultException(
                Reason.IO, Phrase.of("vault.memory", (neededKiB / 1024)), Phrase.of("vault.memory.advice"), cause);
    }

    static VaultException closed(Phrase place) {
        return new VaultException(
                Reason.LOCKED, Phrase.of("vault.closed", place), Phrase.of("vault.closed.advice"), null);
    }

    static VaultException gone(String place) {
        return new VaultException(Reason.IO, Phrase.of("vault.gone", place), Phrase.of("vault.gone.advice"), null);
    }

    static VaultException exists(String place) {
        return new VaultException(Reason.IO, Phrase.of("vault.exists", place), Phrase.of("vault.exists.advice"), null);
    }

    static VaultException notRead(String place, IOException cause) {
        return new VaultException(
                Reason.IO,
                Phrase.of("vault.notRead", place, FileReasons.of(cause)),
                Phrase.of("vault.notRead.advice"),
                cause);
    }

    static VaultException notWritten(String place, IOException cause) {
        return new VaultException(
                Reason.IO,
                Phrase.of("vault.notWritten", place, FileReasons.of(cause)),
                Phrase.of("vault.notWritten.advice"),
                cause);
    }

    static VaultException busy(String place) {
        return new VaultException(Reason.IO, Phrase.of("vault.busy", place), Phrase.of("vault.busy.advice"), null);
    }
}
