// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.topiary.app.tasks.Threads;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.ui.InWindowDialogs.Choice;
import org.topiary.app.ui.InWindowDialogs.Kind;
import org.topiary.app.view.form.SubscriptionsView;
import org.topiary.app.viewmodel.form.SubscriptionsSection;
import org.topiary.app.viewmodel.session.CertificateFacts;
import org.topiary.app.viewmodel.session.ConnectionFacts;
import org.topiary.app.viewmodel.session.ConnectionViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.session.SkippedParts;
import org.topiary.core.log.Qos;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.ConnectionInfo;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.PublicBrokers;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.tls.Fingerprints;
import org.topiary.mqtt.tls.ServerCertificate;
import org.topiary.mqtt.tls.UntrustedServer;

/**
 * The questions and sheets of one connection, in whichever window shows it. A question opens by itself only if its
 * session is shown; otherwise the banner leads to it.
 */
public final class SessionDialogs {
    private static final String TRUST = "trust";
    private static final String EVERYTHING = "everything";

    private final SessionViewModel model;
    private final ConnectionViewModel connection;
    private final Supplier<InWindowDialogs> dialogs;
    private final Consumer<ConnectionProfile> opener;

    /**
     * @param dialogs of the window that shows the session
     * @param isShown whether a window shows it
     * @param opener opens another connection
     */
    public SessionDialogs(
            SessionViewModel model,
            Supplier<InWindowDialogs> dialogs,
            BooleanSupplier isShown,
            Consumer<ConnectionProfile> opener) {
        this.opener = opener;
        this.model = model;
        this.connection = model.connection();
        this.dialogs = dialogs;
        model.stateProperty().subscribe((old, state) -> {
            if (state.untrusted().isPresent()
                    && isShown.getAsBoolean()
                    && !dialogs.get().isOpen()) {
                showUntrusted();
            }
        });
        connection.asksEverythingProperty().subscribe((old, asks) -> {
            if (asks && isShown.getAsBoolean()) {
                askEverything();
            }
        });
    }

    /** Shows the untrusted certificate and lets the user trust it; does nothing when there is none. */
    void showUntrusted() {
        model.stateProperty().get().untrusted().ifPresent(this::askToTrust);
    }

    private void askToTrust(UntrustedServer server) {
        Label reason = wrapped(Texts.get(server.reason()));
        reason.setId("untrusted-reason");
        Label meaning = wrapped(Texts.get("untrusted.meaning"));
        // Away from the button that trusts one certificate, so that this is not pressed instead by mistake.
        Hyperlink anything = new Hyperlink(Texts.get("untrusted.anything"));
        anything.setId("dialog-anything");
        anything.setOnAction(event -> {
            dialogs.get().close();
            askForAnything();
        });
        VBox content =
                sheet(reason, meaning, new FactsView(CertificateFacts.of(server.chain(), Instant.now())), anything);
        GuideTopic.TLS.mark(content);
        Threads.report(dialogs.get()
                .choose(
                        Texts.get("untrusted.title", connection.host()),
                        content,
                        fingerprint(server.chain().getFirst()),
                        List.of(new Choice(TRUST, Texts.get("untrusted.trust"), Kind.ACCENT)))
                .thenAccept(answer -> {
                    if (answer.equals(TRUST)) {
                        connection.trust(server.chain().getFirst());
                    }
                }));
    }

    /** The values to compare are next to the buttons, whatever the length of the certificate's own fields. */
    private static Region fingerprint(ServerCertificate certificate) {
        Label name = new Label(Texts.get("untrusted.fingerprint"));
        name.getStyleClass().add(Styles.TEXT_BOLD);
        Label digits = wrapped(Fingerprints.grouped(certificate.sha256()));
        digits.setId("untrusted-fingerprint");
        VBox box = new VBox(name, digits);
        box.getStyleClass().add("untrusted-fingerprint");
        return box;
    }

    /** Opens a connection to the other server that the broker named, if the user agrees. */
    void askToConnect(ConnectionProfile other) {
        Threads.report(dialogs.get()
                .confirm(
                        Texts.get(
                                "redirect.title",
                                ForeignText.line(other.address().host()),
                                String.valueOf(other.address().port())),
                        Texts.get("redirect.text", connection.host()),
                        Texts.get("open.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        opener.accept(other);
                    }
                }));
    }

    private void askForAnything() {
        Threads.report(dialogs.get()
                .ask(
                        Texts.get("anything.title", connection.host()),
                        Texts.get("anything.text"),
                        Texts.get("anything.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        connection.acceptAnything();
                    }
                }));
    }

    /** Shows the parameters that client and broker agreed on. */
    void showDetails() {
        ConnectionInfo info = model.info();
        VBox content = info == null
                ? sheet(wrapped(Texts.get("details.none")))
                : sheet(new FactsView(ConnectionFacts.of(model.profile(), info, Instant.now())));
        GuideTopic.TLS.mark(content);
        if (connection.profileProperty().get().tls().acceptAnything()) {
            Label unchecked = wrapped(Texts.get("details.unchecked"));
            unchecked.getStyleClass().add("unchecked");
            Button check = new Button(Texts.get("details.checkAgain"));
            check.setId("details-check");
            check.setOnAction(event -> {
                connection.checkAgain();
                dialogs.get().close();
            });
            content.getChildren().addFirst(new VBox(8, unchecked, check));
        }
        dialogs.get().show(Texts.get("details.title", model.nameProperty().get()), content);
    }

    /** Opens the subscriptions for editing; the changes are applied together. */
    void showSubscriptions() {
        showSubscriptions(new SubscriptionsSection(connection.subscriptions()));
    }

    /** Shows the subscriptions, with one more for a topic filter unless there is one. */
    void showSubscriptions(String filter) {
        SubscriptionsSection section = new SubscriptionsSection(connection.subscriptions());
        section.addAll(List.of(new Subscription(filter, Qos.AT_LEAST_ONCE, false)));
        showSubscriptions(section);
    }

    private void showSubscriptions(SubscriptionsSection section) {
        boolean mqtt3 = connection.profileProperty().get().version() == MqttVersion.MQTT_3_1_1;
        Button apply = new Button(Texts.get("subscriptions.apply"));
        apply.setId("subscriptions-apply");
        apply.getStyleClass().add(Styles.ACCENT);
        apply.setOnAction(event -> section.submit().ifPresent(wished -> {
            dialogs.get().close();
            connection.setSubscriptions(wished);
        }));
        SubscriptionsView filters = new SubscriptionsView(section, new SimpleBooleanProperty(mqtt3));
        VBox content = sheet(wrapped(Texts.get("subscriptions.text")), filters);
        content.setId("subscriptions-sheet");
        String skipped = SkippedParts.sentences(model.skipped());
        if (!skipped.isEmpty()) {
            Label note = wrapped(skipped);
            note.setId("subscriptions-skipped");
            note.getStyleClass().add(Styles.TEXT_BOLD);
            content.getChildren().add(1, note);
        }
        dialogs.get().edit(Texts.get("subscriptions.title", model.nameProperty().get()), content, apply);
        filters.focusFirst();
    }

    private void askEverything() {
        TextField filter = BoundedText.field();
        filter.setId("everything-filter");
        filter.setAccessibleText(Texts.get("form.subscription.filter"));
        HBox.setHgrow(filter, Priority.ALWAYS);
        Button narrow = new Button(Texts.get("everything.narrow"));
        narrow.setId("everything-narrow");
        narrow.getStyleClass().add(Styles.ACCENT);
        narrow.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !isNarrow(filter.getText()), filter.textProperty()));
        Runnable take = () -> {
            if (isNarrow(filter.getText())) {
                String wished = filter.getText();
                connection.subscribeTo(wished);
                dialogs.get().close();
            }
        };
        narrow.setOnAction(event -> take.run());
        filter.setOnAction(event -> take.run());
        VBox content = sheet(wrapped(Texts.get("everything.text", connection.host())), new HBox(8, filter, narrow));
        Threads.report(dialogs.get()
                .choose(
                        Texts.get("everything.title"),
                        content,
                        List.of(new Choice(EVERYTHING, Texts.get("everything.all"), Kind.PLAIN)))
                .thenAccept(answer -> {
                    if (answer.equals(EVERYTHING)) {
                        connection.subscribeToEverything();
                    } else {
                        connection.leaveQuestion();
                    }
                }));
        filter.requestFocus();
    }

    private static boolean isNarrow(String filter) {
        return TopicRules.filterProblem(filter) == null && !PublicBrokers.isEverything(filter);
    }

    private static VBox sheet(Node... content) {
        VBox sheet = new VBox(content);
        sheet.getStyleClass().add("session-sheet");
        return sheet;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
