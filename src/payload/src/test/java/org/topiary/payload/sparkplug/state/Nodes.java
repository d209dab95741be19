// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.protobuf.Wire;
import org.topiary.payload.sparkplug.BirthMetric;
import org.topiary.payload.sparkplug.state.Finding.Kind;

/** A state that is given the messages of a node {@code g/n} and its device {@code d}, at positions 10, 20, 30, …. */
final class Nodes {
    static final String NODE = "spBv1.0/g/NDATA/n";
    static final String DEVICE = "spBv1.0/g/DDATA/n/d";

    static final int FLOAT = 9;
    static final int INT32 = 3;

    final SparkplugState state;
    private long position;

    Nodes() {
        this(new SparkplugState());
    }

    Nodes(SparkplugState state) {
        this.state = state;
    }

    /** A metric with a name and an alias. */
    static Wire metric(String name, long alias) {
        return new Wire().text(1, name).varint(2, alias).varint(4, FLOAT);
    }

    static Wire birth(int seq, Wire... metrics) {
        Wire payload = new Wire().varint(1, 1_700_000_000_000L);
        for (Wire metric : metrics) {
            payload.message(2, metric);
        }
        return payload.varint(3, seq);
    }

    static Wire bdSeq(long value) {
        return new Wire().text(1, "bdSeq").varint(4, 4).varint(11, value);
    }

    /** Values by alias. */
    static Wire data(int seq, long... aliases) {
        Wire payload = new Wire().varint(1, 1_700_000_000_000L);
        for (long alias : aliases) {
            payload.message(2, new Wire().varint(2, alias).fixed32(12, 1.5f));
        }
        return payload.varint(3, seq);
    }

    /** Returns the position of the message. */
    long accept(String topic, byte[] payload) {
        position += 10;
        state.accept(position, position * 1_000, topic, payload);
        return position;
    }

    long accept(String topic, Wire payload) {
        return accept(topic, payload.toBytes());
    }

    long accept(String topic, String payload) {
        return accept(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    long nodeBirth(long bdSeq, int seq, Wire... metrics) {
        Wire payload = new Wire().varint(1, 1_700_000_000_000L).message(2, bdSeq(bdSeq));
        for (Wire metric : metrics) {
            payload.message(2, metric);
        }
        return accept("spBv1.0/g/NBIRTH/n", payload.varint(3, seq));
    }

    long nodeDeath(long bdSeq) {
        return accept("spBv1.0/g/NDEATH/n", new Wire().message(2, bdSeq(bdSeq)));
    }

    long nodeData(int seq, long... aliases) {
        return accept(NODE, data(seq, aliases));
    }

    long deviceBirth(int seq, Wire... metrics) {
        return accept("spBv1.0/g/DBIRTH/n/d", birth(seq, metrics));
    }

    long deviceDeath(int seq) {
        return accept("spBv1.0/g/DDEATH/n/d", data(seq));
    }

    long deviceData(int seq, long... aliases) {
        return accept(DEVICE, data(seq, aliases));
    }

    /** The name of an alias for a message; why it is not known, otherwise. */
    String name(String topic, long at, long alias) {
        var birth = state.birth(topic, at);
        if (birth.position() < 0) {
            return birth.known().toString();
        }
        BirthMetric metric = birth.metrics().ofAlias(alias);
        return metric == null ? "unknown alias" : metric.name();
    }

    Liveness.State live(String topic, long at) {
        return state.liveness(topic, at).state();
    }

    /** The findings of the node, such as {@code SEQUENCE_GAP@30 2 5}. */
    List<String> findings() {
        return state.findings(NODE).newest().stream().map(Nodes::text).toList();
    }

    private static String text(Finding finding) {
        boolean figures = finding.kind() != Kind.MISSING_BIRTH
                && finding.kind() != Kind.DATA_AFTER_DEATH
                && finding.kind() != Kind.DUPLICATE_NODE
                && finding.kind() != Kind.NO_BDSEQ;
        return finding.kind() + "@" + finding.position()
                + (finding.device().isEmpty() ? "" : " " + finding.device())
                + (figures ? " " + finding.expected() + " " + finding.found() : "");
    }

    List<String> problems(String topic, long at) {
        return state.problems(topic, at).stream().map(DecodeProblem::id).toList();
    }

    static BirthMetric metric(SparkplugState state, String topic, long at, String name) {
        return Objects.requireNonNull(state.birth(topic, at).metrics().ofName(name));
    }
}
