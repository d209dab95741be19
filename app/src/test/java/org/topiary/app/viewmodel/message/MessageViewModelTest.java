// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.Moment;
import org.topiary.core.log.MessageLog;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.payload.PayloadFormat;
import org.topiary.payload.TextDiff.Change;

class MessageViewModelTest {
    private static final long SECOND = 1_000_000_000L;

    private final TestSession session = new TestSession(1 << 20);
    private final Queue<Runnable> laterTicks = new ArrayDeque<>();
    private final MessageViewModel model =
            new MessageViewModel(session.log, session.tree, Runnable::run, Tasks.on(Runnable::run), laterTicks::add);
    private long now;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void nothing_is_selected_at_first() {
        assertThat(content()).isInstanceOf(ValueContent.Nothing.class);
        assertThat(model.historyProperty().get()).isNull();
        assertThat(copied()).isEmpty();
        tick();
    }

    @Test
    void the_value_follows_the_newest_message() {
        session.receive("home/lamp", "{\"on\":false}");
        model.select(session.node("home/lamp"));
        assertThat(text()).isEqualTo("{\n  \"on\": false\n}");
        assertThat(model.pathProperty().get()).containsExactly("home", "lamp");

        session.receive("home/lamp", "{\"on\":true}");
        tick();

        assertThat(text()).isEqualTo("{\n  \"on\": true\n}");
        assertThat(model.value().shownProperty().get().detected()).isEqualTo(PayloadFormat.JSON);
        assertThat(history()).extracting(HistoryRow::preview).containsExactly("{\"on\":true}", "{\"on\":false}");
        assertThat(history()).extracting(HistoryRow::deltaNanos).containsExactly(SECOND, -1L);
    }

    @Test
    void a_tick_with_nothing_new_changes_nothing() {
        session.receive("t", "1");
        model.select(session.node("t"));
        Shown before = model.value().shownProperty().get();

        tick();

        assertThat(model.value().shownProperty().get()).isSameAs(before);
    }

    @Test
    void a_fast_topic_is_read_ten_times_a_second() {
        session.receive("t", "0");
        model.select(session.node("t"));
        now = SECOND;
        session.receive("t", "1");
        model.tick(now);
        session.receive("t", "2");
        model.tick(now + 20_000_000);
        assertThat(text()).isEqualTo("1");

        session.receive("t", "3");
        model.tick(now + 60_000_000);
        assertThat(laterTicks).hasSize(1);

        // No message follows that would make the window tick.
        laterTicks.remove().run();

        assertThat(text()).isEqualTo("3");
        assertThat(laterTicks).isEmpty();
    }

    @Test
    void a_clicked_message_stays_until_the_latest_is_wanted() {
        long first = session.receive("t", "1");
        session.receive("t", "2");
        model.select(session.node("t"));

        model.show(first);
        session.receive("t", "3");
        tick();

        assertThat(text()).isEqualTo("1");
        assertThat(model.followingProperty().get()).isFalse();
        assertThat(history()).hasSize(3);

        model.showLatest();
        assertThat(text()).isEqualTo("3");
        assertThat(model.followingProperty().get()).isTrue();
    }

    @Test
    void the_difference_is_to_the_previous_message_of_the_topic() {
        session.receive("a", "{\"x\":1,\"y\":1.50}");
        session.receive("b", "{\"other\":0}");
        session.receive("a", "{\"x\":2,\"y\":1.50}");
        model.select(session.node("a"));

        model.value().differenceProperty().set(true);

        assertThat(text()).isEqualTo("  {\n-   \"x\": 1,\n+   \"x\": 2,\n    \"y\": 1.50\n  }");
        assertThat(textContent().changes())
                .containsExactly(Change.SAME, Change.REMOVED, Change.ADDED, Change.SAME, Change.SAME);
    }

    @Test
    void a_message_that_was_found_shows_with_what_was_looked_for_marked() {
        long first = session.receive("t", "{\"state\":\"ON\"}");
        session.receive("t", "{\"state\":\"OFF\"}");
        model.select(session.node("t"));
        model.value().differenceProperty().set(true);

        model.showFound(first, PayloadPattern.of("on", true));

        assertThat(text()).isEqualTo("{\n  \"state\": \"ON\"\n}");
        assertThat(marked()).containsExactly("ON");
        assertThat(model.pickedProperty().get()).isEqualTo(first);
        assertThat(model.followingProperty().get()).isFalse();

        model.value().choiceProperty().set(ViewChoice.HEX);
        assertThat(content())
                .isInstanceOfSatisfying(
                        ValueContent.Lines.class,
                        lines -> assertThat(lines.found().first()).isZero());
        model.value().choiceProperty().set(ViewChoice.AUTOMATIC);
        assertThat(marked()).containsExactly("ON");
        model.showFound(first, PayloadPattern.of("state", true));
        assertThat(marked()).containsExactly("state");

        model.showLatest();
        assertThat(marked()).isEmpty();
        model.show(first);
        assertThat(marked()).isEmpty();
        model.showLatest();
        assertThat(model.pickedProperty().get()).isEqualTo(MessageLog.NONE);
    }

    private List<String> marked() {
        return textContent().found().stream()
                .map(range -> text().substring(range.start(), range.end()))
                .toList();
    }

    @Test
    void two_picked_messages_are_compared_the_newer_one_is_shown() {
        long first = session.receive("t", "1");
        session.receive("t", "2");
        long third = session.receive("t", "3");
        model.select(session.node("t"));

        model.compare(first, third);

        assertThat(text()).isEqualTo("- 1\n+ 3");
        assertThat(content().note()).isEqualTo("Compared with the message of " + Times.time(timeOf(first)) + ".");
        assertThat(info().position()).isEqualTo(third);
        assertThat(model.value().differenceProperty().get()).isTrue();
    }

    @Test
    void what_is_compared_with_is_said_with_its_day_and_topic_where_they_are_others() {
        long old = session.receive("home/la\u202emp", "1");
        session.pass(86_400 * SECOND);
        long now = session.receive("home/temp", "1");
        model.select(session.node("home"));

        model.compare(now, old);

        assertThat(content().note())
                .isEqualTo("Compared with the message of " + Times.dateAndTime(timeOf(old))
                        + " to “home/la⟨U+202E⟩mp”. No differences.");
    }

    @Test
    void the_first_message_has_nothing_to_differ_from() {
        session.receive("t", "1");
        model.select(session.node("t"));
        model.value().differenceProperty().set(true);

        assertThat(text()).isEqualTo("1");
        assertThat(content().note()).contains("first message");
    }

    @Test
    void a_chosen_view_is_kept_for_its_topic() {
        session.receive("a", "{}");
        session.receive("b", "{}");
        model.select(session.node("a"));
        model.value().choiceProperty().set(ViewChoice.HEX);
        assertThat(content()).isInstanceOf(ValueContent.Lines.class);

        model.select(session.node("b"));
        assertThat(model.value().choiceProperty().get()).isEqualTo(ViewChoice.AUTOMATIC);
        model.select(session.node("a"));

        assertThat(model.value().choiceProperty().get()).isEqualTo(ViewChoice.HEX);
        assertThat(content()).isInstanceOf(ValueContent.Lines.class);
    }

    @Test
    void a_view_chosen_in_a_stream_is_kept_for_the_topic_of_the_message_and_no_other() {
        long lamp = session.receive("home/lamp", "{}");
        long fan = session.receive("home/fan", "{}");
        model.select(session.node("home"));
        model.show(lamp);
        model.value().choiceProperty().set(ViewChoice.HEX);

        model.show(fan);
        assertThat(model.value().choiceProperty().get()).isEqualTo(ViewChoice.AUTOMATIC);
        assertThat(text()).isEqualTo("{}");
        model.show(lamp);
        assertThat(content()).isInstanceOf(ValueContent.Lines.class);

        model.select(session.node("home/fan"));
        assertThat(model.value().choiceProperty().get()).isEqualTo(ViewChoice.AUTOMATIC);
        model.select(session.node("home/lamp"));
        assertThat(model.value().choiceProperty().get()).isEqualTo(ViewChoice.HEX);
    }

    @Test
    void back_at_the_newest_message_the_selected_topic_has_its_own_view_again() {
        session.receive("lamp", "on");
        long rssi = session.receive("lamp/rssi", "-60");
        model.select(session.node("lamp"));
        model.subtreeProperty().set(true);
        model.show(rssi);
        model.value().choiceProperty().set(ViewChoice.HEX);

        model.showLatest();

        assertThat(model.value().choiceProperty().get()).isEqualTo(ViewChoice.AUTOMATIC);
        assertThat(text()).isEqualTo("on");
    }

    @Test
    void the_views_of_a_thousand_topics_are_kept() {
        ViewChoices choices = new ViewChoices();
        for (int topic = 1; topic <= ViewChoices.MAX_TOPICS; topic++) {
            choices.put(topic, ViewChoice.HEX);
        }
        assertThat(choices.of(1)).isEqualTo(ViewChoice.HEX);

        choices.put(ViewChoices.MAX_TOPICS + 1, ViewChoice.TEXT);

        assertThat(choices.of(1)).isEqualTo(ViewChoice.HEX);
        assertThat(choices.of(2)).isEqualTo(ViewChoice.AUTOMATIC);
        assertThat(choices.of(ViewChoices.MAX_TOPICS + 1)).isEqualTo(ViewChoice.TEXT);
    }

    @Test
    void text_that_should_be_json_says_what_is_wrong() {
        session.receive("a", "{\"x\":}");
        model.select(session.node("a"));
        model.value().choiceProperty().set(ViewChoice.JSON);

        assertThat(text()).isEqualTo("{\"x\":}");
        assertThat(content().note()).isEqualTo("Not valid JSON (line 1, column 6: expected a value, found ‘}’).");
    }

    @Test
    void a_branch_streams_its_subtree_and_shows_what_is_clicked() {
        long lamp = session.receive("home/lamp", "on");
        session.receive("home/temp/kitchen", "21.40");
        session.receive("factory", "x");
        model.select(session.node("home"));

        assertThat(history()).extracting(HistoryRow::topic).containsExactly("temp/kitchen", "lamp");
        assertThat(content())
                .isInstanceOfSatisfying(
                        ValueContent.Nothing.class,
                        nothing -> assertThat(nothing.sentence()).contains("Select a message below"));

        model.show(lamp);
        assertThat(text()).isEqualTo("on");
        assertThat(info().topic()).isEqualTo("home/lamp");
    }

    @Test
    void going_from_a_branch_to_its_only_topic_shows_the_history_of_the_topic() {
        session.receive("home/lamp", "on");
        List<List<HistoryRow>> told = new ArrayList<>();
        model.historyProperty().addListener((property, before, now) -> told.add(now));
        model.select(session.node("home"));
        HistoryList stream = history();

        model.select(session.node("home/lamp"));
        session.receive("home/lamp", "off");
        tick();

        assertThat(told).hasSize(2);
        assertThat(told.getLast()).isSameAs(history()).isNotSameAs(stream);
        assertThat(told.getLast()).extracting(HistoryRow::preview).containsExactly("off", "on");
    }

    @Test
    void an_empty_level_is_named() {
        session.receive("/home//lamp", "on");
        model.select(session.node("/home//lamp"));

        assertThat(model.pathProperty().get()).containsExactly("⟨empty⟩", "home", "⟨empty⟩", "lamp");
    }

    @Test
    void a_topic_with_topics_below_can_show_either() {
        session.receive("lamp", "on");
        session.receive("lamp/rssi", "-60");
        model.select(session.node("lamp"));
        assertThat(model.bothKindsProperty().get()).isTrue();
        assertThat(history()).hasSize(1);

        model.subtreeProperty().set(true);

        assertThat(history()).extracting(HistoryRow::topic).containsExactly("rssi", "lamp");
        assertThat(text()).isEqualTo("on");
    }

    private Moment asOf(long end) {
        return new Moment(1_700_000_000L * SECOND, end, false);
    }

    @Test
    void as_of_an_earlier_time_the_message_and_the_history_of_then_show() {
        session.receive("t", "1");
        session.receive("t", "2");
        long third = session.receive("t", "3");
        model.select(session.node("t"));

        model.showMoment(asOf(third));
        assertThat(text()).isEqualTo("2");
        assertThat(history()).extracting(HistoryRow::preview).containsExactly("2", "1");
        assertThat(model.followingProperty().get()).isTrue();

        session.receive("t", "4");
        tick();
        assertThat(text()).isEqualTo("2");
        assertThat(history()).hasSize(2);

        model.show(session.log.first());
        assertThat(text()).isEqualTo("1");
        model.showLatest();
        assertThat(text()).isEqualTo("2");

        model.showMoment(null);
        assertThat(text()).isEqualTo("4");
        assertThat(history()).hasSize(4);
    }

    @Test
    void a_topic_selected_while_an_earlier_time_shows_is_that_of_then() {
        session.receive("a", "1");
        long end = session.receive("b/c", "2");
        session.receive("a", "3");

        model.showMoment(asOf(end));
        model.select(session.node("a"));
        assertThat(text()).isEqualTo("1");

        model.select(session.node("b/c"));
        assertThat(nothing()).isEqualTo("No message had arrived by that time.");
        assertThat(history()).isEmpty();

        model.select(session.node("b"));
        assertThat(history()).isEmpty();
        model.showMoment(asOf(session.log.end()));
        assertThat(history()).extracting(HistoryRow::topic).containsExactly("c");
    }

    @Test
    void what_has_left_the_log_since_is_said() {
        try (TestSession small = new TestSession(MessageLog.MIN_CAPACITY)) {
            MessageViewModel its = new MessageViewModel(small.log, small.tree, Runnable::run, Tasks.on(Runnable::run));
            small.receive("t", "1");
            long end = small.log.end();
            for (int i = 0; i < 200; i++) {
                small.receive("other", "x".repeat(1_000));
            }
            its.showMoment(asOf(end));
            its.select(small.node("t"));
            assertThat(((ValueContent.Nothing) its.value().shownProperty().get().content()).sentence())
                    .isEqualTo("The message of that time is no longer in the history.");
        }
    }

    @Test
    void what_a_history_of_an_earlier_time_lacks_is_said() {
        try (TestSession small = new TestSession(MessageLog.MIN_CAPACITY)) {
            MessageViewModel its = new MessageViewModel(small.log, small.tree, Runnable::run, Tasks.on(Runnable::run));
            for (int i = 0; i < 100; i++) {
                small.receive("a/t", "x".repeat(1_000));
            }
            long end = small.log.end();
            small.receive("a/t", "y");
            its.showMoment(asOf(end));
            its.select(small.node("a/t"));
            assertThat(its.missingProperty().get()).isEqualTo("Older messages are no longer in the history");
            its.select(small.node("a"));
            assertThat(its.missingProperty().get()).isEqualTo("Older messages may no longer be in the history");
        }
    }

    @Test
    void a_message_picked_while_an_earlier_time_is_looked_up_stays() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        MessageViewModel its =
                new MessageViewModel(session.log, session.tree, Runnable::run, Tasks.on(tasks::add), laterTicks::add);
        long first = session.receive("t", "1");
        session.receive("t", "2");
        long end = session.receive("t", "3");

        its.showMoment(asOf(end));
        its.select(session.node("t"));
        its.show(first);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }

        assertThat(((ValueContent.Text) its.value().shownProperty().get().content())
                        .text()
                        .text())
                .isEqualTo("1");
        assertThat(Objects.requireNonNull(its.historyProperty().get())).hasSize(2);
    }

    @Test
    void a_pause_leaves_the_message_that_was_picked() {
        long first = session.receive("t", "1");
        session.receive("t", "2");
        model.select(session.node("t"));
        model.show(first);

        model.showMoment(new Moment(1_700_000_000L * SECOND, session.log.end(), true));
        assertThat(text()).isEqualTo("1");
        model.showLatest();
        assertThat(text()).isEqualTo("2");
    }

    @Test
    void while_paused_nothing_changes_by_itself() {
        session.receive("t", "1");
        model.select(session.node("t"));
        model.showMoment(new Moment(System.currentTimeMillis() * 1_000_000L, session.log.end(), true));
        session.receive("t", "2");
        tick();
        assertThat(text()).isEqualTo("1");
        assertThat(history()).hasSize(1);

        model.showMoment(null);

        assertThat(text()).isEqualTo("2");
        assertThat(history()).hasSize(2);
    }

    @Test
    void what_is_read_for_an_earlier_selection_is_dropped() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        MessageViewModel slow = new MessageViewModel(session.log, session.tree, Runnable::run, Tasks.on(tasks::add));
        session.receive("a", "1");
        session.receive("b", "2");
        slow.select(session.node("a"));
        slow.select(session.node("b"));
        assertThat(tasks).hasSize(2);

        Runnable readsA = tasks.remove();
        tasks.remove().run();
        readsA.run();

        assertThat(((ValueContent.Text) slow.value().shownProperty().get().content())
                        .text()
                        .text())
                .isEqualTo("2");
    }

    @Test
    void while_one_is_read_only_the_latest_is_wanted_next() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        MessageViewModel slow = new MessageViewModel(session.log, session.tree, Runnable::run, Tasks.on(tasks::add));
        session.receive("t", "0");
        slow.select(session.node("t"));
        for (int i = 1; i <= 5; i++) {
            session.receive("t", "" + i);
            slow.tick(i * SECOND);
        }
        assertThat(tasks).hasSize(1);

        tasks.remove().run();
        tasks.remove().run();

        assertThat(((ValueContent.Text) slow.value().shownProperty().get().content())
                        .text()
                        .text())
                .isEqualTo("5");
        assertThat(tasks).isEmpty();
    }

    @Test
    void new_rows_are_told_as_added_on_top_and_dropped_ones_as_removed_below() {
        try (TestSession small = new TestSession(MessageLog.MIN_CAPACITY)) {
            MessageViewModel its = new MessageViewModel(small.log, small.tree, Runnable::run, Tasks.on(Runnable::run));
            small.receive("t", "x".repeat(1000));
            its.select(small.node("t"));
            HistoryList list = Objects.requireNonNull(its.historyProperty().get());
            List<HistoryRow> mirror = new ArrayList<>(list);
            list.addListener((ListChangeListener<HistoryRow>) change -> {
                while (change.next()) {
                    mirror.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                            .clear();
                    mirror.addAll(change.getFrom(), change.getAddedSubList());
                }
            });

            for (int i = 0; i < 100; i++) {
                small.receive("t", i + "x".repeat(i * 20));
                its.tick(i * SECOND);
                assertThat(mirror).isEqualTo(List.copyOf(list));
            }

            assertThat(list.size()).isLessThan(101);
            assertThat(its.missingProperty().get())
                    .isEqualTo((101 - list.size()) + " older messages are no longer in the history");
        }
    }

    @Test
    void a_message_too_large_for_the_log_is_not_called_an_older_one() {
        try (TestSession small = new TestSession(MessageLog.MIN_CAPACITY)) {
            MessageViewModel its = new MessageViewModel(small.log, small.tree, Runnable::run, Tasks.on(Runnable::run));
            small.receive("t", "1");
            small.receive("t", new byte[(int) MessageLog.MIN_CAPACITY], false, new byte[0]);
            its.select(small.node("t"));

            assertThat(its.missingProperty().get())
                    .isEqualTo("1 message is not in the history: removed, or too large for it");
        }
    }

    @Test
    void a_message_that_left_the_log_is_said_to_have() {
        try (TestSession small = new TestSession(MessageLog.MIN_CAPACITY)) {
            MessageViewModel its = new MessageViewModel(small.log, small.tree, Runnable::run, Tasks.on(Runnable::run));
            long first = small.receive("t", "first");
            its.select(small.node("t"));
            for (int i = 0; i < 200; i++) {
                small.receive("t", "x".repeat(1000));
            }
            its.show(first);

            assertThat(its.value().shownProperty().get().content())
                    .isEqualTo(new ValueContent.Nothing("This message is no longer in the history."));
        }
    }

    @Test
    void properties_are_shown_with_what_hides_made_visible() {
        MessageProperties properties = new MessageProperties(
                1,
                60,
                "application/json",
                "reply/to",
                new byte[] {1, (byte) 0xab},
                List.of(new MessageProperties.UserProperty("k", "v\u202e")),
                List.of(),
                false);
        session.receive("t", "{}".getBytes(UTF_8), true, properties.encode());
        model.select(session.node("t"));

        assertThat(info().retained()).isTrue();
        assertThat(rows(info().properties()))
                .containsExactly(
                        "MQTT properties",
                        "Content type = “application/json”",
                        "Payload format = UTF-8 text",
                        "Response topic = “reply/to”",
                        "Correlation data = 01 ab",
                        "Expires in = 60 s after arrival",
                        "User properties (1)",
                        "“k” = “v⟨U+202E⟩”");
    }

    @Test
    void copy_and_save_give_what_was_sent(@TempDir Path dir) throws IOException {
        String sent = "{ \"a\" : 1.50 }\r\n";
        session.receive("home/läm p", sent);
        model.select(session.node("home/läm p"));

        assertThat(copied()).containsExactly(sent);
        assertThat(model.topicToCopy()).isEqualTo("home/läm p");
        model.value().save(name -> dir.resolve(name));
        assertThat(dir.resolve("home_läm_p.json")).content().isEqualTo(sent);
        assertThat(model.value().statusProperty().get()).startsWith("Saved 16 B to ");

        model.value().save(name -> dir.resolve("no/such").resolve(name));
        assertThat(model.value().statusProperty().get()).startsWith("Cannot write ");
    }

    @Test
    void binary_is_copied_as_hex() {
        session.receive("t", new byte[] {0x1f, (byte) 0x8b}, false, new byte[0]);
        model.select(session.node("t"));

        assertThat(copied()).containsExactly("1f 8b");
    }

    @Test
    void a_value_that_cannot_be_made_readable_says_so_and_the_next_one_is_shown() {
        ShownReader reader = new ShownReader(session.log, session.tree, (payload, format, all, searched) -> {
            if (payload.length > 1) {
                throw new OutOfMemoryError("of the test");
            }
            return ValueRenderer.value(payload, format, all, searched);
        });
        MessageViewModel its = new MessageViewModel(
                session.log, session.tree, Runnable::run, Tasks.on(Runnable::run), laterTicks::add, reader);
        session.receive("t", "large");
        its.select(session.node("t"));

        Shown failed = its.value().shownProperty().get();
        assertThat(failed.info()).isNotNull();
        assertThat(sentence(failed)).startsWith("This value cannot be shown: not enough memory.");

        session.receive("t", "1");
        its.tick(SECOND);
        assertThat(its.value().shownProperty().get().content()).isInstanceOf(ValueContent.Text.class);
    }

    @Test
    void a_refusal_to_read_is_said_and_the_next_message_is_shown() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        MessageViewModel its = new MessageViewModel(
                session.log,
                session.tree,
                Runnable::run,
                Tasks.on(task -> {
                    if (refuses.get()) {
                        throw new RejectedExecutionException("of the test");
                    }
                    task.run();
                }),
                laterTicks::add);
        session.receive("t", "1");
        its.select(session.node("t"));
        assertThat(sentence(its.value().shownProperty().get())).startsWith("This message cannot be read: ");

        refuses.set(false);
        session.receive("t", "2");
        its.tick(SECOND);
        assertThat(its.value().shownProperty().get().content()).isInstanceOf(ValueContent.Text.class);
    }

    @Test
    void the_value_is_read_in_the_background_for_copying_and_after_the_question_for_saving(@TempDir Path dir) {
        Queue<Runnable> tasks = new ArrayDeque<>();
        MessageViewModel slow = new MessageViewModel(session.log, session.tree, Runnable::run, Tasks.on(tasks::add));
        session.receive("t", "1");
        slow.select(session.node("t"));
        tasks.remove().run();
        List<String> copied = new ArrayList<>();

        slow.value().copy(copied::add);
        assertThat(copied).isEmpty();
        tasks.remove().run();
        assertThat(copied).containsExactly("1");

        slow.value().save(name -> dir.resolve("value"));
        assertThat(dir.resolve("value")).doesNotExist();
        tasks.remove().run();
        assertThat(dir.resolve("value")).hasContent("1");
    }

    @Test
    void a_refusal_to_copy_or_to_save_is_said(@TempDir Path dir) {
        AtomicBoolean refuses = new AtomicBoolean();
        MessageViewModel its = new MessageViewModel(session.log, session.tree, Runnable::run, Tasks.on(task -> {
            if (refuses.get()) {
                throw new RejectedExecutionException("of the test");
            }
            task.run();
        }));
        session.receive("t", "1");
        its.select(session.node("t"));
        refuses.set(true);

        its.value().copy(text -> {});
        assertThat(its.value().statusProperty().get()).startsWith("Cannot copy the value: ");
        its.value().save(name -> dir.resolve(name));
        assertThat(its.value().statusProperty().get()).startsWith("Cannot save the value: ");
    }

    @Test
    void aFileIsReplacedAsAWholeByTheValueThatIsSaved(@TempDir Path dir) throws IOException {
        session.receive("t", "new");
        model.select(session.node("t"));
        Path file = Files.writeString(dir.resolve("value.txt"), "what the user had");
        Path sameContent = Files.createLink(dir.resolve("link"), file);

        model.value().save(name -> file);

        assertThat(file).hasContent("new");
        assertThat(sameContent).as("the old file, which nobody wrote to").hasContent("what the user had");
    }

    @Test
    void anEarlierTimeThatCannotBeLookedUpIsSaid() {
        FailingTasks worker = new FailingTasks();
        MessageViewModel its =
                new MessageViewModel(session.log, session.tree, Runnable::run, worker.tasks(), laterTicks::add);
        session.receive("t", "1");
        its.showMoment(asOf(session.log.end()));
        worker.setFailing(true);
        its.select(session.node("t"));
        assertThat(sentence(its.value().shownProperty().get())).startsWith("This message cannot be read: ");
        assertThat(its.historyProperty().get()).isNull();

        worker.setFailing(false);
        its.showMoment(asOf(session.log.end()));
        assertThat(its.value().shownProperty().get().content()).isInstanceOf(ValueContent.Text.class);
    }

    private List<String> copied() {
        List<String> copied = new ArrayList<>();
        model.value().copy(copied::add);
        return copied;
    }

    private static String sentence(Shown shown) {
        return ((ValueContent.Nothing) shown.content()).sentence();
    }

    @Test
    void selecting_nothing_clears_the_pane() {
        session.receive("t", "1");
        model.select(session.node("t"));
        model.select(TopicTree.NONE);

        assertThat(model.pathProperty().get()).isEmpty();
        assertThat(model.historyProperty().get()).isNull();
        assertThat(model.value().shownProperty().get().info()).isNull();
    }

    private void tick() {
        now += SECOND;
        model.tick(now);
    }

    private long timeOf(long position) {
        return Objects.requireNonNull(session.log.read(position)).timeNanos();
    }

    private ValueContent content() {
        return model.value().shownProperty().get().content();
    }

    private ValueContent.Text textContent() {
        return (ValueContent.Text) content();
    }

    private String nothing() {
        return ((ValueContent.Nothing) content()).sentence();
    }

    private String text() {
        return textContent().text().text();
    }

    private static List<String> rows(PropertyRows rows) {
        return IntStream.range(0, rows.count())
                .mapToObj(rows::row)
                .map(row -> switch (row) {
                    case PropertyRows.Heading(String text) -> text;
                    case PropertyRows.Property property -> property.name() + " = " + property.value();
                })
                .toList();
    }

    private MessageInfo info() {
        return Objects.requireNonNull(model.value().shownProperty().get().info());
    }

    private HistoryList history() {
        return Objects.requireNonNull(model.historyProperty().get());
    }
}
