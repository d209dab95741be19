// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.core.log.Messages;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.tree.TopicTree;

/** Tests which message the pane shows: the newest, or one that was selected or found. */
final class FollowingTest {
    private final MessagePane pane = new MessagePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void nothingIsSelectedAtFirst() {
        assertThat(pane.content()).isInstanceOf(ValueContent.Nothing.class);
        assertThat(pane.model.historyProperty().get()).isNull();
        assertThat(pane.copied()).isEmpty();
        pane.tick();
    }

    @Test
    void theValueFollowsTheNewestMessage() {
        pane.receive("home/lamp", "{\"on\":false}");
        pane.select("home/lamp");
        assertThat(pane.text()).isEqualTo("{\n  \"on\": false\n}");
        assertThat(pane.model.pathProperty().get()).containsExactly("home", "lamp");

        pane.receive("home/lamp", "{\"on\":true}");
        pane.tick();

        assertThat(pane.text()).isEqualTo("{\n  \"on\": true\n}");
        assertThat(pane.shown().detected()).containsExactly("json");
        assertThat(pane.history())
                .extracting(HistoryRow::preview)
                .containsExactly("on false→true  {\"on\":true}", "{\"on\":false}");
        assertThat(pane.history()).extracting(HistoryRow::deltaNanos).containsExactly(MessagePane.SECOND, -1L);
    }

    @Test
    void aPreviewOfABinaryFormatBeginsWithWhatChanged() {
        pane.session.receive("tank", cbor("0d", "6a726561736f6e61626c65"), false, new byte[0]);
        pane.select("tank");
        pane.session.receive("tank", cbor("0e", "6a726561736f6e61626c65"), false, new byte[0]);
        pane.session.receive("tank", cbor("0e", "65656d707479"), false, new byte[0]);
        pane.session.receive("tank", cbor("0e", "65656d707479"), false, new byte[0]);
        pane.tick();

        assertThat(pane.history())
                .extracting(HistoryRow::preview)
                .containsExactly(
                        "{\"level\": 14, \"state\": \"empty\"}",
                        "state reasonable→empty  {\"level\": 14, \"state\": \"empty\"}",
                        "level 13→14  {\"level\": 14, \"state\": \"reasonable\"}",
                        "{\"level\": 13, \"state\": \"reasonable\"}");
    }

    /** A map of level and state (RFC 8949). */
    private static byte[] cbor(String level, String state) {
        return HexFormat.of().parseHex("a2" + "656c6576656c" + level + "657374617465" + state);
    }

    @Test
    void aTickWithNothingNewChangesNothing() {
        pane.receive("t", "1");
        pane.select("t");
        ShownMessage before = pane.shown();

        pane.tick();

        assertThat(pane.shown()).isSameAs(before);
    }

    @Test
    void aFastTopicIsReadTenTimesASecond() {
        pane.receive("t", "0");
        pane.select("t");
        long now = MessagePane.SECOND;
        pane.receive("t", "1");
        pane.model.tick(now);
        pane.receive("t", "2");
        pane.model.tick(now + 20_000_000);
        assertThat(pane.text()).isEqualTo("1");

        pane.receive("t", "3");
        pane.model.tick(now + 60_000_000);
        assertThat(pane.laterTicks).hasSize(1);

        // No message follows that would make the window tick.
        pane.laterTicks.remove().run();

        assertThat(pane.text()).isEqualTo("3");
        assertThat(pane.laterTicks).isEmpty();
    }

    @Test
    void aClickedMessageStaysUntilTheLatestIsWanted() {
        long first = pane.receive("t", "1");
        pane.receive("t", "2");
        pane.select("t");

        pane.model.show(first);
        pane.receive("t", "3");
        pane.tick();

        assertThat(pane.text()).isEqualTo("1");
        assertThat(pane.model.followingProperty().get()).isFalse();
        assertThat(pane.history()).hasSize(3);

        pane.model.showLatest();
        assertThat(pane.text()).isEqualTo("3");
        assertThat(pane.model.followingProperty().get()).isTrue();
    }

    @Test
    void aMessageThatWasFoundShowsWithWhatWasLookedForMarked() {
        long first = pane.receive("t", "{\"state\":\"ON\"}");
        pane.receive("t", "{\"state\":\"OFF\"}");
        pane.select("t");
        pane.model.value().differenceProperty().set(true);

        pane.model.showFound(first, PayloadPattern.of("on", true));

        assertThat(pane.text()).isEqualTo("{\n  \"state\": \"ON\"\n}");
        assertThat(marked()).containsExactly("ON");
        assertThat(pane.model.pickedProperty().get()).isEqualTo(first);
        assertThat(pane.model.followingProperty().get()).isFalse();

        pane.model.value().choiceProperty().set("hex");
        assertThat(pane.content())
                .isInstanceOfSatisfying(
                        ValueContent.Lines.class,
                        lines -> assertThat(lines.found().first()).isZero());
        pane.model.value().choiceProperty().set(Decoding.AUTOMATIC);
        assertThat(marked()).containsExactly("ON");
        pane.model.showFound(first, PayloadPattern.of("state", true));
        assertThat(marked()).containsExactly("state");

        pane.model.showLatest();
        assertThat(marked()).isEmpty();
        pane.model.show(first);
        assertThat(marked()).isEmpty();
        pane.model.showLatest();
        assertThat(pane.model.pickedProperty().get()).isEqualTo(Messages.NONE);
    }

    @Test
    void anEmptyLevelIsNamed() {
        pane.receive("/home//lamp", "on");
        pane.select("/home//lamp");

        assertThat(pane.model.pathProperty().get()).containsExactly("⟨empty⟩", "home", "⟨empty⟩", "lamp");
    }

    @Test
    void selectingNothingClearsThePane() {
        pane.receive("t", "1");
        pane.select("t");
        pane.model.select(TopicTree.NONE);

        assertThat(pane.model.pathProperty().get()).isEmpty();
        assertThat(pane.model.historyProperty().get()).isNull();
        assertThat(pane.shown().info()).isNull();
    }

    private List<String> marked() {
        return pane.textContent().found().stream()
                .map(range -> pane.text().substring(range.start(), range.end()))
                .toList();
    }
}
