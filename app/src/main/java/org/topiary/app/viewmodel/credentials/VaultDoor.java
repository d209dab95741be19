// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.text.Texts;
import org.topiary.vault.Vault;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultException;
import org.topiary.vault.VaultException.Reason;
import org.topiary.vault.Vaults;

/**
 * Opens the vault when it is needed, and asks the necessary questions. JavaFX application thread; the worker runs
 * whatever may block, in order.
 */
final class VaultDoor {
    private static final Logger LOG = LoggerFactory.getLogger(VaultDoor.class);

    private final Vaults vaults;
    private final VaultWorker worker;
    private final Consumer<String> problems;
    private final ObjectProperty<@Nullable Question> question = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper protection = new ReadOnlyStringWrapper("");
    private final VaultWaiters waiters = new VaultWaiters();
    private volatile @Nullable Vault opened;
    private boolean opening;

    VaultDoor(Vaults vaults, VaultWorker worker, Consumer<String> problems) {
        this.vaults = vaults;
        this.worker = worker;
        this.problems = problems;
    }

    ObjectProperty<@Nullable Question> questionProperty() {
        return question;
    }

    ReadOnlyStringProperty protectionProperty() {
        return protection.getReadOnlyProperty();
    }

    /** The names of the fields for which a connection has a secret; on the worker. */
    Set<String> fields(String id) throws VaultException {
        Vault vault = opened;
        return vault == null ? vaults.fields(id) : vault.fields(id);
    }

    void look() {
        worker.run(
                vaults::chosen,
                this::showProtection,
                trouble -> protection.set(Texts.get("credentials.trouble.note", Texts.of(trouble))));
    }

    private void showProtection(Optional<Protection> chosen) {
        protection.set(chosen.map(each -> switch (each) {
                    case KEYCHAIN -> Texts.get("credentials.keychain.note", vaults.keychainName());
                    case PASSWORD -> Texts.get("credentials.password.note");
                    case MEMORY -> Texts.get("credentials.memory.chosen.note");
                })
                .orElseGet(() -> Texts.get("credentials.none.note")));
    }

    /**
     * Opens the vault, or creates one if there is none.
     *
     * @param without run instead when the user continues without it this time
     * @param abandoned run instead when the user cancels the question, or the program ends
     */
    void open(Consumer<Vault> then, Runnable without, Runnable abandoned) {
        Vault vault = opened;
        if (vault != null) {
            then.accept(vault);
            return;
        }
        waiters.add(then, without, abandoned);
        if (!opening) {
            opening = true;
            openNow();
        }
    }

    private void openNow() {
        question.set(null);
        worker.run(
                vaults::chosen,
                chosen -> {
                    showProtection(chosen);
                    chosen.ifPresentOrElse(this::openAs, this::choose);
                },
                this::cannotOpen);
    }

    private void openAs(Protection chosen) {
        switch (chosen) {
            case KEYCHAIN -> worker.run(vaults::openKeychain, this::isOpen, this::cannotOpen);
            case PASSWORD -> unlock();
            case MEMORY -> isOpen(vaults.memory());
        }
    }

    private void unlock() {
        ObjectProperty<@Nullable UnlockQuestion> asked = new SimpleObjectProperty<>();
        UnlockQuestion unlock = new UnlockQuestion(
                password -> worker.run(() -> openWith(password), this::isOpen, trouble -> {
                    UnlockQuestion open = asked.get();
                    if (trouble.reason() == Reason.WRONG_PASSWORD && open != null) {
                        open.refused(Texts.get("credentials.unlock.wrong"));
                    } else {
                        cannotOpen(trouble);
                    }
                }),
                this::continueWithout,
                this::forgotten,
                this::leave);
        asked.set(unlock);
        question.set(unlock);
    }

    private Vault openWith(char[] password) throws VaultException {
        try {
            return vaults.openPassword(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void forgotten() {
        question.set(new TroubleQuestion(
                Texts.get("credentials.forgotten.title"),
                Texts.get("credentials.forgotten"),
                Texts.get("credentials.replace.note", vaults.file().toString()),
                this::openNow,
                this::continueWithout,
                Optional.of(this::replace),
                this::leave));
    }

    private void choose() {
        ask(Optional.empty(), (chosen, password) -> vaults.create(chosen, password), this::isOpen);
    }

    /** Creates a vault, or changes one. */
    private interface Making {
        Vault make(Protection chosen, char @Nullable [] password) throws VaultException;
    }

    private void ask(Optional<Protection> inForce, Making making, Consumer<Vault> then) {
        ObjectProperty<@Nullable ProtectionQuestion> asked = new SimpleObjectProperty<>();
        ProtectionQuestion choice = new ProtectionQuestion(
                inForce,
                Texts.get(vaults.keychainName()),
                (chosen, password) -> worker.run(
                        () -> {
                            try {
                                return making.make(chosen, password);
                            } finally {
                                if (password != null) {
                                    Arrays.fill(password, '\0');
                                }
                            }
                        },
                        then,
                        trouble -> {
                            ProtectionQuestion open = asked.get();
                            if (open != null) {
                                open.refused(sentence(trouble));
                            }
                        }),
                this::leave);
        asked.set(choice);
        question.set(choice);
        worker.run(
                vaults::keychainProblem,
                choice::keychainAnswered,
                trouble -> choice.keychainAnswered(Optional.of(trouble)));
    }

    static String sentence(VaultException trouble) {
        return Texts.get(trouble.phrase().and(trouble.advice()));
    }

    private void isOpen(Vault vault) {
        Vault older = opened;
        opened = vault;
        if (older != null && !older.equals(vault)) {
            // It was opened twice. The worker runs the requests for the first one before it closes it.
            worker.execute(older::close);
        }
        opening = false;
        question.set(null);
        look();
        waiters.opened(vault);
    }

    private void cannotOpen(VaultException trouble) {
        show(trouble, this::openNow);
    }

    /** Reports why an operation failed. Every question ends in one of these ways, for all waiting operations. */
    void ask(VaultException trouble, Runnable again, Runnable without, Runnable abandoned) {
        waiters.addTroubled(again, without, abandoned);
        // If the vault is being opened, the outcome of that applies here too.
        if (!opening) {
            show(trouble, this::tryAgain);
        }
    }

    private void tryAgain() {
        question.set(null);
        waiters.tryAgain();
    }

    private void show(VaultException trouble, Runnable again) {
        boolean replaceable = switch (trouble.reason()) {
            case FOREIGN, TAMPERED, DAMAGED -> true;
            default -> false;
        };
        question.set(new TroubleQuestion(
                trouble,
                again,
                this::continueWithout,
                replaceable ? Optional.of(this::replace) : Optional.empty(),
                this::leave));
    }

    private void replace() {
        question.set(null);
        Vault vault = opened;
        opened = null;
        worker.run(
                () -> {
                    if (vault != null) {
                        vault.close();
                    }
                    return vaults.setAside();
                },
                path -> {
                    problems.accept(Texts.get("credentials.replaced", path.toString()));
                    look();
                    if (opening) {
                        openNow();
                    } else {
                        tryAgain();
                    }
                },
                this::cannotOpen);
    }

    private void continueWithout() {
        opening = false;
        question.set(null);
        waiters.continueWithout();
    }

    private void leave() {
        opening = false;
        question.set(null);
        waiters.abandon();
    }

    /** Shows the current protection of the secrets, to change it. */
    void manage() {
        worker.run(
                vaults::chosen,
                chosen -> {
                    if (chosen.isEmpty()) {
                        open(vault -> {}, () -> {}, () -> {});
                    } else {
                        open(
                                vault -> ask(
                                        Optional.of(vault.protection()),
                                        (to, password) -> vaults.change(vault, to, password),
                                        this::isOpen),
                                () -> {},
                                () -> {});
                    }
                },
                trouble -> ask(trouble, this::manage, () -> {}, () -> {}));
    }

    /** Removes the secrets of a connection; in a locked vault, as soon as it is next opened, even in a later run. */
    void removeAll(String id) {
        worker.execute(() -> {
            try {
                Vault vault = opened;
                if (vault != null) {
                    vault.removeAll(id);
                } else if (!vaults.fields(id).isEmpty()) {
                    vaults.removeLater(id);
                    openForRemoval();
                }
            } catch (VaultException | RuntimeException | Error e) {
                LOG.error("Secrets of a connection could not be removed", e);
                problems.accept(Texts.get("credentials.notRemoved", Texts.of(e)));
            }
        });
    }

    /** Opens the vault, and so carries out removals, if that needs no password. */
    private void openForRemoval() throws VaultException {
        if (vaults.chosen().filter(Protection.KEYCHAIN::equals).isPresent()) {
            try {
                vaults.openKeychain().close();
            } catch (VaultException e) {
                problems.accept(Texts.get("credentials.removedLater", Texts.of(e)));
            }
        }
    }

    /** Abandons all waiting operations, and closes the vault. */
    void close() {
        waiters.abandon();
        worker.execute(() -> {
            Vault vault = opened;
            opened = null;
            if (vault != null) {
                vault.close();
            }
        });
    }
}
