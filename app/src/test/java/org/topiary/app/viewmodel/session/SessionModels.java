// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import org.topiary.app.tasks.TaskService;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.devices.DeviceSources;
import org.topiary.app.viewmodel.devices.DevicesViewModel;
import org.topiary.app.viewmodel.devices.RebirthSender;
import org.topiary.app.viewmodel.export.MessageExport;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.columns.FieldCells;
import org.topiary.app.viewmodel.message.columns.FieldColumns;
import org.topiary.app.viewmodel.message.columns.FieldLayouts;
import org.topiary.app.viewmodel.message.statistics.FixedConnection;
import org.topiary.app.viewmodel.message.statistics.StatisticsViewModel;
import org.topiary.app.viewmodel.publish.PublishViewModel;
import org.topiary.app.viewmodel.search.PayloadSearchViewModel;
import org.topiary.app.viewmodel.snippet.Snippets;
import org.topiary.app.viewmodel.sparkplug.SparkplugFollower;
import org.topiary.app.viewmodel.table.TableLayouts;
import org.topiary.app.viewmodel.table.TableViewModel;
import org.topiary.app.viewmodel.tasks.RunningTasks;
import org.topiary.app.viewmodel.timeline.TimelineViewModel;
import org.topiary.app.viewmodel.tree.TreeViewModel;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;

/** Sessions with their view-models, without a toolkit and without a broker. */
public final class SessionModels {
    private SessionModels() {}

    /** Creates the view-model of a session that is not connected; its id is its name. */
    public static SessionViewModel of(String name, String url) {
        return of(ConnectionProfile.of(name, name, BrokerAddress.parse(url).address()), (id, change) -> {});
    }

    public static SessionViewModel of(ConnectionProfile profile, ProfileKeeper keeper) {
        Session session = new Session(profile, new ConnectionSecrets(), 1 << 20, 10_000);
        return of(session, keeper, session::publish, Clock.systemUTC());
    }

    /** @param clock the clock of the publish panel */
    public static SessionViewModel of(
            Session session,
            ProfileKeeper keeper,
            Function<PublishMessage, CompletableFuture<PublishResult>> publisher,
            Clock clock) {
        TaskService service = TaskService.on(Runnable::run);
        Tasks tasks = service.program();
        SparkplugFollower follower = new SparkplugFollower(session.log(), session.tree(), tasks);
        RebirthSender rebirths = new RebirthSender(publisher, () -> false, clock);
        TreeViewModel tree = new TreeViewModel(session.log(), session.tree(), Decoding.standard(), tasks, () -> {});
        return new SessionViewModel(
                session,
                tree,
                new MessageViewModel(
                        session.log(), session.tree(), session.outages(), Decoding.standard(), Runnable::run, tasks),
                new PublishViewModel(
                        publisher,
                        (title, text, action) -> CompletableFuture.completedFuture(false),
                        Runnable::run,
                        tasks,
                        clock),
                new PayloadSearchViewModel(session.log(), session.tree(), tasks, () -> 0),
                new TimelineViewModel(
                        session.log(),
                        session.tree(),
                        new TimelineViewModel.Counters(
                                session.rates(), session::messagesReceived, session::bytesReceived),
                        session.outages(),
                        Runnable::run,
                        tasks,
                        () -> 0),
                keeper,
                Runnable::run,
                new SessionTasks(
                        tasks,
                        new RunningTasks(service),
                        new SessionSparkplug(
                                follower,
                                new DevicesViewModel(
                                        new DeviceSources(follower.state(), session.log(), session.tree(), () -> true),
                                        tasks,
                                        Runnable::run,
                                        rebirths,
                                        (title, text, action) -> CompletableFuture.completedFuture(false))),
                        Decoding.standard(),
                        new SessionTools(
                                new TableViewModel(
                                        session.log(),
                                        session.tree(),
                                        Decoding.standard(),
                                        Runnable::run,
                                        tasks,
                                        tree.selectedNodeProperty(),
                                        new SimpleObjectProperty<>(),
                                        TableLayouts.inMemory()),
                                new MessageExport(
                                        session.log(), session.tree(), Decoding.standard(), Runnable::run, tasks),
                                new Snippets(session::profile, () -> true),
                                new StatisticsViewModel(
                                        session.log(),
                                        session.tree(),
                                        session.outages(),
                                        new FixedConnection(true, -1),
                                        Runnable::run,
                                        tasks,
                                        () -> 0),
                                new FieldColumns(
                                        new FieldCells(
                                                session.log(),
                                                session.tree(),
                                                Decoding.standard(),
                                                Runnable::run,
                                                tasks),
                                        session.tree(),
                                        tree.selectedNodeProperty(),
                                        FieldLayouts.inMemory()))));
    }
}
