// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.TaskFails;
import org.topiary.core.text.Phrase;
import org.topiary.vault.Keychain;
import org.topiary.vault.Vault;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultException;
import org.topiary.vault.VaultException.Reason;
import org.topiary.vault.Vaults;

class VaultDoorTest {
    private static final String PASSWORD = "battery staple";

    @TempDir
    private Path folder;

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final VaultWorker worker = new VaultWorker(work::add, Runnable::run);

    /** A keychain that is never used. */
    private static final class NoKeychain implements Keychain {
        @Override
        public Phrase name() {
            return Phrase.verbatim("the keychain of the test");
        }

        @Override
        public byte @Nullable [] read(String account) {
            throw new AssertionError();
        }

        @Override
        public void store(String account, byte[] secret) {
            throw new AssertionError();
        }

        @Override
        public void remove(String account) {
            throw new AssertionError();
        }
    }

    @Test
    @TaskFails("task.vault")
    void anErrorIsToldAsAnyOtherTroubleAndNobodyWaitsForEver() {
        List<VaultException> failures = new ArrayList<>();
        worker.<String>run(
                () -> {
                    throw new StackOverflowError();
                },
                text -> {},
                failures::add);
        workAll();
        assertThat(failures).singleElement().extracting(VaultException::reason).isEqualTo(Reason.IO);
    }

    @Test
    void aVaultThatIsOpenedTwiceStaysOpenOnce() throws VaultException {
        new Vaults(folder, new NoKeychain())
                .create(Protection.PASSWORD, PASSWORD.toCharArray())
                .close();
        VaultDoor door = door();
        List<Vault> opened = new ArrayList<>();
        door.open(opened::add, () -> {}, () -> {});
        workAll();
        UnlockQuestion first = submit(door);
        // Cancelled while the password is being tried, then requested again.
        first.cancel();
        door.open(opened::add, () -> {}, () -> {});
        Runnable opening = work.remove();
        workAll();
        work.add(opening);
        submit(door);
        workAll();
        door.open(opened::add, () -> {}, () -> {});

        assertThat(opened).hasSize(2).doesNotHaveDuplicates();
        assertThat(catchThrowableOfType(
                                VaultException.class, () -> opened.getFirst().fields("one"))
                        .reason())
                .isEqualTo(Reason.LOCKED);
        assertThat(opened.getLast().fields("one")).isEmpty();
        door.close();
        workAll();
        assertThat(catchThrowableOfType(
                                VaultException.class, () -> opened.getLast().fields("one"))
                        .reason())
                .isEqualTo(Reason.LOCKED);
    }

    private VaultDoor door() {
        return new VaultDoor(new Vaults(folder, new NoKeychain()), worker, problem -> {});
    }

    private static UnlockQuestion submit(VaultDoor door) {
        UnlockQuestion question = (UnlockQuestion) door.questionProperty().get();
        assertThat(question).isNotNull();
        if (question == null) {
            throw new AssertionError();
        }
        question.passwordProperty().set(PASSWORD);
        question.submit();
        return question;
    }

    private void workAll() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }
}
