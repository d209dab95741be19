// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.payload.protobuf.Wire;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

final class ConformanceTest {
    private static final long TIME = 1_700_000_000_000L;
    private static final String NBIRTH = "spBv1.0/g/NBIRTH/n";
    private static final String NDATA = "spBv1.0/g/NDATA/n";

    private final Nodes nodes = new Nodes();

    /** The violated assertions, such as {@code SEQUENCE 2@30}. */
    private List<String> violations() {
        return nodes.state.violations(SparkplugTopic.of(MessageType.NDATA, "g/n", "")).stream()
                .map(each -> each.assertion() + " " + each.count() + "@" + each.position())
                .toList();
    }

    private static Wire metric(String name, long alias) {
        return new Wire()
                .text(1, name)
                .varint(2, alias)
                .varint(3, TIME)
                .varint(4, Nodes.INT32)
                .varint(10, 1);
    }

    private static Wire rebirth() {
        return new Wire()
                .text(1, "Node Control/Rebirth")
                .varint(3, TIME)
                .varint(4, 11)
                .varint(14, 0);
    }

    private static Wire bdSeq() {
        return new Wire().text(1, "bdSeq").varint(3, TIME).varint(4, 4).varint(11, 0);
    }

    private static Wire payload(int seq, Wire... metrics) {
        Wire payload = new Wire().varint(1, TIME);
        for (Wire metric : metrics) {
            payload.message(2, metric);
        }
        return payload.varint(3, seq);
    }

    private static Wire value(long alias) {
        return new Wire().varint(2, alias).varint(3, TIME).varint(10, 2);
    }

    private void conformingBirth() {
        nodes.accept(NBIRTH, payload(0, bdSeq(), rebirth(), metric("speed", 1)));
    }

    @Test
    void aNodeThatConformsViolatesNothing() {
        conformingBirth();
        nodes.accept(NDATA, payload(1, value(1)));
        nodes.accept("spBv1.0/g/DBIRTH/n/d", payload(2, metric("force", 2)));
        nodes.accept(Nodes.DEVICE, payload(3, value(2)));
        nodes.accept("spBv1.0/g/DDEATH/n/d", payload(4));
        nodes.accept("spBv1.0/g/NDEATH/n", new Wire().message(2, bdSeq()));
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatABirthLacksIsCounted() {
        nodes.accept(
                NBIRTH,
                new Wire()
                        .message(2, new Wire().text(1, "speed").varint(2, 1).varint(10, 1))
                        .message(2, new Wire().varint(2, 1).varint(3, TIME).varint(4, 3)));
        assertThat(violations())
                .containsExactly(
                        "NBIRTH_BDSEQ 1@10",
                        "NBIRTH_SEQ 1@10",
                        "NBIRTH_TIMESTAMP 1@10",
                        "REBIRTH_METRIC 1@10",
                        "METRIC_TIMESTAMP 1@10",
                        "METRIC_DATA_TYPE 1@10",
                        "ALIAS_UNIQUE 1@10",
                        "ALIAS_IN_BIRTH 1@10");
    }

    @Test
    void dataIsCheckedMessageByMessage() {
        conformingBirth();
        nodes.accept(NDATA, payload(1, new Wire().text(1, "speed").varint(2, 1).varint(3, TIME)));
        nodes.accept(NDATA, payload(2, new Wire().varint(2, 1)));
        nodes.accept(NDATA, payload(3, new Wire().varint(2, 1), new Wire().varint(3, TIME)));
        nodes.accept(NDATA, new Wire().message(2, value(1)));
        nodes.accept(NDATA, payload(300, value(1)));
        assertThat(violations())
                .containsExactly(
                        "SEQUENCE 1@60",
                        "NDATA_SEQ 2@60",
                        "NDATA_TIMESTAMP 1@50",
                        "METRIC_NAME 1@40",
                        "METRIC_TIMESTAMP 2@40",
                        "ALIAS_WITHOUT_NAME 1@20");
    }

    @Test
    void findingsAreViolations() {
        nodes.accept(NDATA, payload(5, value(1)));
        conformingBirth();
        nodes.accept(NDATA, payload(3, value(9)));
        nodes.accept("spBv1.0/g/NDEATH/n", payload(4));
        assertThat(violations())
                .containsExactly(
                        "SEQUENCE 1@30",
                        "BIRTH_FIRST 1@10",
                        "NDEATH_BDSEQ 1@40",
                        "NDEATH_SEQ 1@40",
                        "ALIAS_IN_BIRTH 1@30");
    }

    @Test
    void copiesThatTheServerKeepsAreNotChecked() {
        nodes.accept("$sparkplug/certificates/" + NBIRTH, new Wire().message(2, value(1)));
        assertThat(violations()).isEmpty();
    }
}
