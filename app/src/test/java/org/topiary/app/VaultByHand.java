// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.ProtectionQuestion;
import org.topiary.app.viewmodel.credentials.Question;
import org.topiary.app.viewmodel.credentials.UnlockQuestion;
import org.topiary.app.viewmodel.credentials.VaultCredentials;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.vault.Vault;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultException;
import org.topiary.vault.Vaults;

/** A vault that works only when the test calls {@link #work}; until then all callers wait. */
public final class VaultByHand implements AutoCloseable {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private final VaultCredentials credentials;

    public VaultByHand(Path folder) {
        credentials =
                new VaultCredentials(new Vaults(folder, new TestKeychain()), work::add, Runnable::run, problems::add);
    }

    /**
     * Creates a vault with the password of one connection and a master password of any length, as older versions did.
     */
    public static void create(Path folder, String master, String id) throws VaultException {
        try (Vault vault = new Vaults(folder, new TestKeychain()).create(Protection.PASSWORD, master.toCharArray())) {
            vault.put(id, SecretField.PASSWORD.key(), new byte[] {'x'});
        }
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Runs all pending tasks and the tasks that result from them. */
    public void work() {
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            task.run();
        }
    }

    /** Answers the question how to protect the secrets. */
    public void choose(Protection protection, String password) {
        assertThat(credentials.questionProperty().get()).isInstanceOf(ProtectionQuestion.class);
        if (credentials.questionProperty().get() instanceof ProtectionQuestion question) {
            question.choiceProperty().set(protection);
            question.password().typedProperty().set(password);
            question.password().repeatedProperty().set(password);
            question.submit();
        }
        work();
    }

    /** Types the master password. */
    public void unlock(String password) {
        assertThat(credentials.questionProperty().get()).isInstanceOf(UnlockQuestion.class);
        if (credentials.questionProperty().get() instanceof UnlockQuestion question) {
            question.passwordProperty().set(password);
            question.submit();
        }
        work();
    }

    /** Dismisses the open question. */
    public void leave() {
        Question question = credentials.questionProperty().get();
        assertThat(question).isNotNull();
        if (question != null) {
            question.cancel();
        }
        work();
    }

    @Override
    public void close() {
        credentials.close();
        work();
        assertThat(problems).isEmpty();
    }
}
