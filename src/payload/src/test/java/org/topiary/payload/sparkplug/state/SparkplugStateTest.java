// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.payload.sparkplug.state.Nodes.DEVICE;
import static org.topiary.payload.sparkplug.state.Nodes.NODE;
import static org.topiary.payload.sparkplug.state.Nodes.metric;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.protobuf.Wire;
import org.topiary.payload.sparkplug.BirthMetric;
import org.topiary.payload.sparkplug.state.Liveness.State;

class SparkplugStateTest {
    private static final String HOST = "spBv1.0/STATE/scada";

    private final Nodes nodes = new Nodes();

    @Test
    void anAliasHasTheNameOfTheBirthThatWasValidThen() {
        nodes.nodeBirth(0, 0, metric("Speed", 1), metric("Heat", 2));
        long before = nodes.nodeData(1, 1);
        nodes.nodeBirth(0, 0, metric("Heat", 1), metric("Speed", 2));
        long after = nodes.nodeData(1, 1);

        assertThat(nodes.name(NODE, before, 1)).isEqualTo("Speed");
        assertThat(nodes.name(NODE, after, 1)).isEqualTo("Heat");
        assertThat(nodes.name("spBv1.0/g/NCMD/n", after, 2)).isEqualTo("Speed");
        assertThat(nodes.name(NODE, after, 3)).isEqualTo("unknown alias");
        assertThat(nodes.findings()).isEmpty();
    }

    @Test
    void aBirthTellsTypesAndUnits() {
        Wire unit = new Wire()
                .text(1, "Quality")
                .text(1, "engUnit")
                .message(2, new Wire().varint(1, 3).varint(3, 192))
                .message(2, new Wire().varint(1, 12).text(8, "mm/s"));
        long at = nodes.nodeBirth(0, 0, metric("Speed", -1).message(9, unit), new Wire().text(1, "On"));

        assertThat(Nodes.metric(nodes.state, NODE, at, "Speed"))
                .isEqualTo(new BirthMetric("Speed", true, -1, Nodes.FLOAT, "mm/s"));
        assertThat(Nodes.metric(nodes.state, NODE, at, "On")).isEqualTo(new BirthMetric("On", false, 0, 0, ""));
        assertThat(nodes.name(NODE, at, -1)).isEqualTo("Speed");
    }

    @Test
    void aLateJoinerKnowsNoNamesUntilTheBirth() {
        long early = nodes.nodeData(7, 1);
        long second = nodes.nodeData(8, 1);
        nodes.nodeBirth(3, 0, metric("Speed", 1));

        assertThat(nodes.name(NODE, early, 1)).isEqualTo("NOT_YET");
        assertThat(nodes.name(NODE, second, 1)).isEqualTo("NOT_YET");
        assertThat(nodes.findings()).containsExactly("MISSING_BIRTH@10");
        assertThat(nodes.live(NODE, second)).isEqualTo(State.UNKNOWN);
        assertThat(nodes.problems(NODE, early)).isEmpty();
    }

    @Test
    void aMessageThatWasNotReadYetBelongsToTheNewestBirth() {
        assertThat(nodes.name(NODE, 5, 1)).isEqualTo("NOT_READ");
        nodes.nodeBirth(0, 0, metric("Speed", 1));

        assertThat(nodes.name(NODE, 500, 1)).isEqualTo("Speed");
        assertThat(nodes.name("spBv1.0/g/NDATA/other", 500, 1)).isEqualTo("NOT_READ");
        assertThat(nodes.name(NODE, -1, 1)).isEqualTo("NOT_READ");
        assertThat(nodes.name("garden/t", 10, 1)).isEqualTo("NOT_READ");
        nodes.state.readUpTo(501);
        assertThat(nodes.name("spBv1.0/g/NDATA/other", 500, 1)).isEqualTo("NOT_YET");
    }

    @Test
    void theVersionOfAMessageChangesOnlyIfItWouldBeDecodedDifferently() {
        nodes.nodeBirth(0, 0, metric("Speed", 1));
        Object unread = nodes.state.version(NODE, 20);
        assertThat(nodes.nodeData(1, 1)).isEqualTo(20);
        assertThat(nodes.state.version(NODE, 20)).as("same birth").isEqualTo(unread);

        Object unreadGap = nodes.state.version(NODE, 30);
        Object unreadBirth = nodes.state.version(NODE, 45);
        Object unreadOther = nodes.state.version("spBv1.0/g/NDATA/other", 30);
        Object unreadCommand = nodes.state.version("spBv1.0/g/NCMD/n", 30);
        nodes.nodeData(7, 9);
        assertThat(nodes.state.version(NODE, 30)).as("gap").isNotEqualTo(unreadGap);
        assertThat(nodes.state.version("spBv1.0/g/NDATA/other", 30))
                .as("no birth")
                .isNotEqualTo(unreadOther);
        assertThat(nodes.state.version("spBv1.0/g/NCMD/n", 30)).isNotEqualTo(unreadCommand);
        nodes.nodeBirth(0, 0, metric("Speed", 1));
        assertThat(nodes.state.version(NODE, 45)).as("new birth").isNotEqualTo(unreadBirth);
        assertThat(nodes.state.version(NODE, 20)).as("old message").isEqualTo(unread);
        assertThat(nodes.state.version("garden/t", 20)).isEqualTo(nodes.state.version("garden/t", 30));
    }

    @Test
    void devicesHaveBirthsOfTheirOwnWhichEndWithTheNextOneOfTheirNode() {
        nodes.nodeBirth(0, 0, metric("Speed", 1));
        nodes.deviceBirth(1, metric("Level", 9));
        long before = nodes.deviceData(2, 9);
        nodes.nodeBirth(0, 0, metric("Speed", 1));
        long between = nodes.deviceData(1, 9);
        nodes.deviceBirth(2, metric("Depth", 9));
        long after = nodes.deviceData(3, 9);

        assertThat(nodes.name(DEVICE, before, 9)).isEqualTo("Level");
        assertThat(nodes.name(DEVICE, before, 1)).isEqualTo("unknown alias");
        assertThat(nodes.name(DEVICE, between, 9)).isEqualTo("NOT_YET");
        assertThat(nodes.name(DEVICE, after, 9)).isEqualTo("Depth");
        assertThat(nodes.findings()).containsExactly("MISSING_BIRTH@" + between + " d");
        assertThat(nodes.live(DEVICE, before)).isEqualTo(State.ONLINE);
        assertThat(nodes.live(DEVICE, between)).isEqualTo(State.STALE);
        assertThat(nodes.live(DEVICE, after)).isEqualTo(State.ONLINE);
    }

    @Test
    void anNdeathEndsTheSessionOfItsBdSeqWithAllDevices() {
        long born = nodes.nodeBirth(4, 0);
        nodes.deviceBirth(1);
        long ignored = nodes.nodeDeath(3);
        long died = nodes.nodeDeath(4);
        long late = nodes.deviceData(2);
        long again = nodes.nodeBirth(5, 0);

        assertThat(nodes.live(NODE, born)).isEqualTo(State.ONLINE);
        assertThat(nodes.live(NODE, ignored)).isEqualTo(State.ONLINE);
        assertThat(nodes.live(DEVICE, ignored)).isEqualTo(State.ONLINE);
        assertThat(nodes.state.liveness(NODE, died)).isEqualTo(new Liveness(State.OFFLINE, died, died * 1_000));
        assertThat(nodes.state.liveness(DEVICE, late)).isEqualTo(new Liveness(State.OFFLINE, died, died * 1_000));
        assertThat(nodes.live(NODE, again)).isEqualTo(State.ONLINE);
        assertThat(nodes.live(DEVICE, again)).isEqualTo(State.STALE);
        assertThat(nodes.findings())
                .containsExactly("DEATH_IGNORED@" + ignored + " 4 3", "DATA_AFTER_DEATH@" + late + " d");
        assertThat(nodes.problems(NODE, ignored)).containsExactly("sparkplug.deathIgnored");
        assertThat(nodes.state.problems(DEVICE, late))
                .containsExactly(DecodeProblem.of("sparkplug.dataAfterDeath", 0L, 0L));
    }

    @Test
    void aDeviceIsOnlineSinceItsLastBirthAfterItsNodeWasOffline() {
        nodes.nodeBirth(0, 0);
        nodes.deviceBirth(1);
        nodes.nodeDeath(0);
        nodes.nodeBirth(1, 0);
        long born = nodes.deviceBirth(1);
        long died = nodes.deviceDeath(2);

        assertThat(nodes.state.liveness(DEVICE, born)).isEqualTo(new Liveness(State.ONLINE, born, born * 1_000));
        assertThat(nodes.live(DEVICE, died)).isEqualTo(State.OFFLINE);
        assertThat(nodes.live(NODE, died)).isEqualTo(State.ONLINE);
        assertThat(nodes.findings()).isEmpty();
    }

    @Test
    void birthsWithoutTheDeathOfTheSessionBeforeAreFound() {
        nodes.nodeBirth(1, 0);
        long other = nodes.nodeBirth(2, 0);
        long back = nodes.nodeBirth(1, 0);
        nodes.nodeDeath(1);
        long repeated = nodes.nodeBirth(1, 0);
        long without = nodes.accept("spBv1.0/g/NBIRTH/n", Nodes.birth(0));

        assertThat(nodes.findings())
                .containsExactly(
                        "MISSING_DEATH@" + other + " 1 2",
                        "MISSING_DEATH@" + back + " 2 1",
                        "DUPLICATE_NODE@" + back,
                        "BDSEQ_REPEATED@" + repeated + " 1 1",
                        "NO_BDSEQ@" + without);
    }

    @Test
    void sequenceNumbersWrapAroundAndGapsAreFound() {
        nodes.nodeBirth(0, 254);
        nodes.deviceBirth(255);
        nodes.nodeData(0);
        long gap = nodes.nodeData(3);
        long after = nodes.deviceData(4);

        assertThat(nodes.findings()).containsExactly("SEQUENCE_GAP@" + gap + " 1 3");
        assertThat(nodes.state.problems(NODE, gap)).containsExactly(DecodeProblem.of("sparkplug.sequenceGap", 1L, 3L));
        assertThat(nodes.problems(DEVICE, after)).isEmpty();
        assertThat(nodes.live(NODE, gap)).isEqualTo(State.STALE);
        assertThat(nodes.live(DEVICE, after)).isEqualTo(State.STALE);
    }

    @Test
    void twoClientsThatPublishAsTheSameNodeAreFoundOnce() {
        nodes.nodeBirth(0, 0);
        nodes.nodeData(1);
        nodes.nodeData(2);
        nodes.nodeBirth(0, 0);
        nodes.nodeData(3);
        long both = nodes.nodeData(1);
        nodes.nodeData(4);
        nodes.nodeData(2);

        assertThat(nodes.findings()).containsExactly("DUPLICATE_NODE@" + both);
    }

    @Test
    void aGapThatLooksLikeTheSessionBeforeIsAGapOnceThatGoesOnAlone() {
        nodes.nodeBirth(0, 0);
        nodes.nodeData(1);
        nodes.nodeBirth(0, 0);
        long gap = nodes.nodeData(2);
        nodes.nodeData(3);
        nodes.nodeData(4);
        nodes.nodeData(5);

        assertThat(nodes.findings()).containsExactly("SEQUENCE_GAP@" + gap + " 1 2");
    }

    @Test
    void unknownAliasesAreFound() {
        nodes.nodeBirth(0, 0, metric("Speed", 1));
        long at = nodes.nodeData(1, 1, 8, 9);

        assertThat(nodes.findings()).containsExactly("UNKNOWN_ALIAS@" + at + " 8 2");
        assertThat(nodes.problems(NODE, at)).as("the decoder sees it").isEmpty();
    }

    @Test
    void hostsSendTextOrJsonAndOldDeathsAreIgnored() {
        long online = nodes.accept(HOST, "{\"online\":true,\"timestamp\":200}");
        long old = nodes.accept(HOST, "{\"online\":false,\"timestamp\":199}");
        long offline = nodes.accept(HOST, "{\"online\":false,\"timestamp\":200}");
        long text = nodes.accept("STATE/scada", "ONLINE");
        nodes.accept("STATE/scada", "whatever");
        nodes.accept(HOST, "{\"online\":0}");
        long end = nodes.accept("STATE/scada", "OFFLINE");

        assertThat(nodes.live(HOST, online - 1)).isEqualTo(State.UNKNOWN);
        assertThat(nodes.live(HOST, online)).isEqualTo(State.ONLINE);
        assertThat(nodes.live(HOST, old)).isEqualTo(State.ONLINE);
        assertThat(nodes.live(HOST, offline)).isEqualTo(State.OFFLINE);
        assertThat(nodes.live("STATE/scada", text)).isEqualTo(State.ONLINE);
        assertThat(nodes.live(HOST, end - 1)).isEqualTo(State.ONLINE);
        assertThat(nodes.live(HOST, end)).isEqualTo(State.OFFLINE);
    }

    @Test
    void certificatesOfAServerTellNamesButNotThatTheNodeIsThere() {
        byte[] birth = Nodes.birth(0, metric("Speed", 1)).toBytes();
        long kept = nodes.accept("$sparkplug/certificates/spBv1.0/g/NBIRTH/n", birth);
        assertThat(nodes.live(NODE, kept)).isEqualTo(State.UNKNOWN);
        long data = nodes.nodeData(9, 1);

        assertThat(nodes.name(NODE, data, 1)).isEqualTo("Speed");
        assertThat(nodes.live(NODE, data)).isEqualTo(State.ONLINE);
        assertThat(nodes.findings()).isEmpty();
        long live = nodes.accept("spBv1.0/g/DBIRTH/n/d", birth);
        nodes.accept("$sparkplug/certificates/spBv1.0/g/DBIRTH/n/d", birth);
        long device = nodes.deviceData(10, 1);
        assertThat(nodes.state.birth(DEVICE, device).position())
                .as("a copy is no birth")
                .isEqualTo(live);
    }

    @Test
    void aDeviceThatSentDataStaysOnlineWhenItsNodeSendsData() {
        byte[] birth = Nodes.birth(0, metric("Speed", 1)).toBytes();
        nodes.accept("$sparkplug/certificates/spBv1.0/g/DBIRTH/n/d", birth);
        nodes.deviceData(9, 1);
        long data = nodes.nodeData(10, 1);
        assertThat(nodes.live(DEVICE, data)).isEqualTo(State.ONLINE);
    }

    @Test
    void missedMessagesMakeStatesOldUntilTheNextBirth() {
        nodes.nodeBirth(0, 0, metric("Speed", 1));
        nodes.state.missed(20, 70);
        long after = nodes.nodeData(90, 1);
        long born = nodes.nodeBirth(0, 0, metric("Speed", 1));

        assertThat(nodes.findings()).as("what was missed is no gap").isEmpty();
        assertThat(nodes.state.problems(NODE, after)).containsExactly(DecodeProblem.of("sparkplug.missed", 70L));
        assertThat(nodes.live(NODE, after)).isEqualTo(State.STALE);
        assertThat(nodes.problems(NODE, born)).isEmpty();
        assertThat(nodes.live(NODE, born)).isEqualTo(State.ONLINE);
        assertThat(nodes.state.missedMessages()).isEqualTo(70);
    }

    @Test
    void whenMemoryIsUsedUpTheOldestBirthsAreNoLongerKept() {
        Nodes few = new Nodes(new SparkplugState(4_000, 3));
        long first = few.nodeBirth(0, 0, metric("A", 1), metric("B", 2));
        long last = first;
        for (int i = 0; i < 20; i++) {
            last = few.nodeBirth(0, 0, metric("A" + i, 1), metric("B", 2));
        }

        assertThat(few.name(NODE, first, 1)).isEqualTo("NO_LONGER");
        assertThat(few.name(NODE, last - 10, 1)).isEqualTo("A18");
        assertThat(few.name(NODE, last, 1)).isEqualTo("A19");
        assertThat(few.state.birthBytes()).isLessThanOrEqualTo(4_000);
        assertThat(few.name("spBv1.0/g/NDATA/other", last, 1)).isEqualTo("NOT_YET");
        few.accept("spBv1.0/g/NDATA/m2", Nodes.data(0));
        few.accept("spBv1.0/g/NDATA/m3", Nodes.data(0));
        long tooMany = few.accept("spBv1.0/g/NBIRTH/m4", Nodes.birth(0, metric("A", 1)));
        assertThat(few.name("spBv1.0/g/NBIRTH/m4", tooMany, 1)).isEqualTo("NO_LONGER");
        assertThat(few.state.messagesLeftOut()).isEqualTo(1);
    }

    @Test
    void nodesWithVeryLongIdsAreLeftOut() {
        String node = "n".repeat(SparkplugState.MAX_ID);
        String data = "spBv1.0/g/NDATA/" + node;
        long at = nodes.accept("spBv1.0/g/NBIRTH/" + node, Nodes.birth(0, metric("A", 1)));

        assertThat(nodes.name(data, at, 1)).isEqualTo("NO_LONGER");
        assertThat(nodes.state.messagesLeftOut()).isEqualTo(1);
    }

    @Test
    void manyEqualBirthsShareTheirMetrics() {
        Nodes few = new Nodes(new SparkplugState(40_000, 3));
        long first = few.nodeBirth(0, 0, metric("A", 1));
        for (int i = 1; i < Births.MAX; i++) {
            few.nodeBirth(0, 0, metric("A", 1));
        }
        assertThat(few.name(NODE, first, 1)).isEqualTo("A");

        long last = few.nodeBirth(0, 0, metric("A", 1));

        assertThat(few.name(NODE, first, 1)).isEqualTo("NO_LONGER");
        assertThat(few.name(NODE, last, 1)).isEqualTo("A");
        assertThat(few.state.births()).isEqualTo(Births.MAX + 1);
    }

    @Test
    void findingsAndChangesAreLimited() {
        nodes.nodeBirth(0, 0);
        long position = 0;
        for (int i = 0; i < 2 * FindingRing.MAX; i++) {
            position = nodes.nodeData(i % 2 == 0 ? 50 : 100);
            nodes.nodeDeath(0);
            nodes.accept("spBv1.0/g/NBIRTH/n", Nodes.birth(0));
        }

        assertThat(nodes.state.findings(NODE).newest()).hasSize(FindingRing.MAX);
        assertThat(nodes.state.findings(NODE).dropped()).isPositive();
        assertThat(nodes.live(NODE, 10)).isEqualTo(State.UNKNOWN);
        assertThat(nodes.live(NODE, position + 10)).isEqualTo(State.OFFLINE);
    }

    @Test
    void otherTopicsAndPayloadsAreIgnored() {
        nodes.accept("garden/t", "21.5");
        nodes.accept("spBv1.0/g/NBIRTH/n", "{\"not\":\"Sparkplug\"}");
        nodes.accept("spBv1.0/g/NBIRTH/n", "");
        nodes.accept("spBv1.0/g/NBIRTH", Nodes.birth(0));
        nodes.accept("spBv1.0/g/DBIRTH/n", Nodes.birth(0));
        nodes.accept("spBv1.0/g/NBIRTH/n/d", Nodes.birth(0));
        nodes.accept("$sparkplug/certificates/spBv1.0/g/NDATA/n", Nodes.birth(0));
        long last = nodes.accept("STATE", "ONLINE");

        assertThat(nodes.state.births()).isZero();
        assertThat(nodes.findings()).isEmpty();
        assertThat(nodes.live(NODE, last)).isEqualTo(State.UNKNOWN);
    }

    @Test
    void othersReadWhileMessagesArrive() throws Exception {
        AtomicLong accepted = new AtomicLong(nodes.nodeBirth(0, 0, metric("M10", 1)));
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<Set<String>> wrong = others.submit(() -> {
                Set<String> names = new HashSet<>();
                do {
                    long at = accepted.get();
                    String name = nodes.name(NODE, at, 1);
                    if (!name.equals("M" + at) && !name.equals("NO_LONGER")) {
                        names.add(name + " at " + at);
                    }
                } while (!ended.get());
                return names;
            });
            for (int i = 2; i <= 5_000; i++) {
                accepted.set(nodes.nodeBirth(0, 0, metric("M" + 10 * i, 1)));
            }
            ended.set(true);

            assertThat(wrong.get()).isEmpty();
        }
    }
}
