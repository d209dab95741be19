// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.Settings;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.tasks.TaskService;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.panel.LayoutMemory;
import org.topiary.app.ui.panel.Panel;
import org.topiary.app.view.message.MessageView;
import org.topiary.app.view.session.SessionContext;
import org.topiary.app.view.session.SessionDialogs;
import org.topiary.app.view.session.SessionView;
import org.topiary.app.viewmodel.Confirm;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.Formats;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.devices.DeviceSources;
import org.topiary.app.viewmodel.devices.DevicesViewModel;
import org.topiary.app.viewmodel.devices.RebirthSender;
import org.topiary.app.viewmodel.export.MessageExport;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.columns.FieldCells;
import org.topiary.app.viewmodel.message.columns.FieldColumns;
import org.topiary.app.viewmodel.message.columns.FieldLayouts;
import org.topiary.app.viewmodel.message.fields.ValueForms;
import org.topiary.app.viewmodel.message.statistics.GrantedQos;
import org.topiary.app.viewmodel.message.statistics.StatisticsViewModel;
import org.topiary.app.viewmodel.publish.PublishViewModel;
import org.topiary.app.viewmodel.search.PayloadSearchViewModel;
import org.topiary.app.viewmodel.session.ProfileKeeper;
import org.topiary.app.viewmodel.session.SessionSparkplug;
import org.topiary.app.viewmodel.session.SessionTasks;
import org.topiary.app.viewmodel.session.SessionTools;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.snippet.Snippets;
import org.topiary.app.viewmodel.sparkplug.SparkplugFollower;
import org.topiary.app.viewmodel.table.TableLayouts;
import org.topiary.app.viewmodel.table.TableViewModel;
import org.topiary.app.viewmodel.tasks.RunningTasks;
import org.topiary.app.viewmodel.timeline.TimelineViewModel;
import org.topiary.app.viewmodel.tree.TreeViewModel;
import org.topiary.app.window.SinglePanelWindows;
import org.topiary.app.window.Ticker;
import org.topiary.app.window.WindowRegistry;
import org.topiary.mqtt.ConnectionInfo;
import org.topiary.mqtt.LogBudget;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.mqtt.profile.MqttVersion;

/** Connects the panes of one session: view-models on top of the session, views on top of the view-models. */
public final class SessionFactory {
    /** The name in the settings of the fields that are columns of histories. */
    private static final String COLUMNS = "history-columns";

    private final FxScheduler fx;
    private final TaskService tasks;
    private final RunningTasks running;
    private final Runnable requestRedraw;
    private final WindowRegistry windows;
    private final LayoutMemory layout;
    private final TableLayouts tables;
    private final FieldLayouts columns;
    private final ValueForms forms;
    private final ProfileKeeper keeper;
    private final FileQuestions files;
    private final Formats formats;
    private final List<Panel<SessionContext>> panels;
    private final SinglePanelWindows panelWindows;

    /**
     * @param requestRedraw requests an early redraw of the window; called on any thread
     * @param keeper saves changes to a profile while its connection is open
     * @param formats the formats of payloads that can be read
     * @param panels the tools of every session
     * @param panelWindows opens windows for single panels
     */
    public SessionFactory(
            FxScheduler fx,
            TaskService tasks,
            RunningTasks running,
            Runnable requestRedraw,
            WindowRegistry windows,
            SettingsStore settings,
            ProfileKeeper keeper,
            FileQuestions files,
            Formats formats,
            List<Panel<SessionContext>> panels,
            SinglePanelWindows panelWindows) {
        this.fx = fx;
        this.tasks = tasks;
        this.running = running;
        this.requestRedraw = requestRedraw;
        this.windows = windows;
        this.layout = new StoredLayout(settings);
        this.columns = new FieldLayouts(
                () -> settings.get().values().getOrDefault(COLUMNS, ""),
                text -> settings.update(value -> value.withValue(COLUMNS, Optional.of(text))));
        this.tables = new TableLayouts(new StoredTables(settings));
        this.forms = new ValueForms(
                settings.get().openPanels(),
                (name, choice) -> settings.update(value -> value.withOpenPanel(name, choice)));
        this.keeper = keeper;
        this.files = files;
        this.formats = formats;
        this.panels = panels;
        this.panelWindows = panelWindows;
    }

    /**
     * Creates a session, not connected yet, with its view-models; it takes ownership of the secrets.
     *
     * @param budget the memory that its log shares with those of other sessions
     */
    SessionViewModel open(ConnectionProfile profile, ConnectionSecrets secrets, LogBudget budget, Settings settings) {
        Session session = new Session(profile, secrets, budget, settings.topicLimit());
        Tasks own = tasks.ownedBy(() -> session.profile().name());
        SparkplugFollower sparkplug = new SparkplugFollower(session.log(), session.tree(), own);
        Decoding decoding = new Decoding(formats, profile.decoders(), rules -> keepDecoders(session, rules), sparkplug);
        TreeViewModel tree = new TreeViewModel(session.log(), session.tree(), decoding, own, requestRedraw);
        tree.columnsProperty().set(settings.treeColumns());
        MessageViewModel message =
                new MessageViewModel(session.log(), session.tree(), session.outages(), decoding, forms, fx, own);
        PublishViewModel publish =
                new PublishViewModel(session::publish, confirm(session), fx, own, Clock.system(ZoneId.systemDefault()));
        PayloadSearchViewModel search = new PayloadSearchViewModel(session.log(), session.tree(), own, Ticker::now);
        TimelineViewModel timeline = new TimelineViewModel(
                session.log(),
                session.tree(),
                new TimelineViewModel.Counters(session.rates(), session::messagesReceived, session::bytesReceived),
                session.outages(),
                fx,
                own,
                Ticker::now);
        RebirthSender rebirths = new RebirthSender(
                session::publish, () -> session.state().phase() == Phase.CONNECTED, Clock.systemUTC());
        TableViewModel table = new TableViewModel(
                session.log(),
                session.tree(),
                decoding,
                fx,
                own,
                tree.selectedNodeProperty(),
                timeline.momentProperty(),
                tables);
        DevicesViewModel devices = new DevicesViewModel(
                new DeviceSources(sparkplug.state(), session.log(), session.tree(), () -> isMqtt5(session)),
                own,
                fx,
                rebirths,
                confirm(session));
        return new SessionViewModel(
                session,
                tree,
                message,
                publish,
                search,
                timeline,
                keeper,
                fx,
                new SessionTasks(
                        own,
                        running,
                        new SessionSparkplug(sparkplug, devices),
                        decoding,
                        new SessionTools(
                                table,
                                new MessageExport(session.log(), session.tree(), decoding, fx, own),
                                new Snippets(session::profile, () -> isMqtt5(session)),
                                statistics(session, own),
                                new FieldColumns(
                                        new FieldCells(session.log(), session.tree(), decoding, fx, own),
                                        session.tree(),
                                        tree.selectedNodeProperty(),
                                        columns))));
    }

    private StatisticsViewModel statistics(Session session, Tasks own) {
        return new StatisticsViewModel(
                session.log(),
                session.tree(),
                session.outages(),
                new StatisticsViewModel.Connection() {
                    @Override
                    public boolean isMqtt5() {
                        return SessionFactory.isMqtt5(session);
                    }

                    @Override
                    public int grantedQos(String topic) {
                        ConnectionInfo info = session.info();
                        return info == null ? -1 : GrantedQos.of(session.subscriptions(), info.refusedFilters(), topic);
                    }
                },
                fx,
                own,
                System::nanoTime);
    }

    /** The version that was agreed on; before that, the one that is tried first. */
    private static boolean isMqtt5(Session session) {
        ConnectionInfo info = session.info();
        return info == null ? session.profile().version() != MqttVersion.MQTT_3_1_1 : info.isMqtt5();
    }

    private void keepDecoders(Session session, List<DecoderRule> rules) {
        UnaryOperator<ConnectionProfile> change =
                old -> old.toBuilder().decoders(rules).build();
        session.setProfile(change.apply(session.profile()));
        keeper.change(session.profile().id(), change);
    }

    /** Asks in the window that shows a session. */
    Confirm confirm(Session session) {
        return (title, text, action) -> windows.ask(session, title, text, action);
    }

    /**
     * @param edit shows the settings of the connection; null if they are not stored
     * @param opener opens another connection
     * @param controls makes buttons and menus of commands
     */
    public SessionView viewOf(
            SessionViewModel session,
            @Nullable Runnable edit,
            Consumer<ConnectionProfile> opener,
            CommandControls controls) {
        SessionDialogs dialogs = new SessionDialogs(
                session,
                () -> windows.of(session.session()).dialogs(),
                () -> windows.isShown(session.session()),
                opener);
        SessionView view = new SessionView(
                session,
                new MessageView(
                        session.message(),
                        name -> chooseFile(session.session(), name),
                        controls,
                        session.tasks().tools().snippets(),
                        session.tasks().tools().columns()),
                panels,
                controls,
                files,
                edit,
                layout,
                panelWindows.of(session),
                dialogs);
        // A window opens when the view is part of one itself.
        fx.later(view::restorePanelWindows);
        return view;
    }

    private @Nullable Path chooseFile(Session session, String suggestedName) {
        return files.toSave(windows.stageOf(session), Texts.get("message.save.title"), suggestedName)
                .orElse(null);
    }
}
