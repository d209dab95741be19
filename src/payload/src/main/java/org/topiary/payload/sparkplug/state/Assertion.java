// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

/** The assertions of the specification (Sparkplug 3.0.0) that are checked, by what their ids say. */
public enum Assertion {
    SEQUENCE("tck-id-payloads-sequence-num-incrementing"),
    BIRTH_FIRST("tck-id-principles-birth-certificates-order"),
    UNIQUE_NODE("tck-id-topic-structure-namespace-unique-edge-node-descriptor"),
    WILL("tck-id-payloads-ndeath-will-message"),
    BDSEQ_INCREMENT("tck-id-topics-nbirth-bdseq-increment"),
    BDSEQ_MATCHING("tck-id-topics-nbirth-bdseq-matching"),
    NBIRTH_BDSEQ("tck-id-payloads-nbirth-bdseq"),
    NDEATH_BDSEQ("tck-id-payloads-ndeath-bdseq"),
    NDEATH_SEQ("tck-id-payloads-ndeath-seq"),
    NBIRTH_SEQ("tck-id-payloads-nbirth-seq"),
    DBIRTH_SEQ("tck-id-payloads-dbirth-seq"),
    NDATA_SEQ("tck-id-payloads-ndata-seq"),
    DDATA_SEQ("tck-id-payloads-ddata-seq"),
    DDEATH_SEQ("tck-id-payloads-ddeath-seq"),
    NBIRTH_TIMESTAMP("tck-id-payloads-nbirth-timestamp"),
    DBIRTH_TIMESTAMP("tck-id-payloads-dbirth-timestamp"),
    NDATA_TIMESTAMP("tck-id-payloads-ndata-timestamp"),
    DDATA_TIMESTAMP("tck-id-payloads-ddata-timestamp"),
    DDEATH_TIMESTAMP("tck-id-payloads-ddeath-timestamp"),
    REBIRTH_METRIC("tck-id-payloads-nbirth-rebirth-req"),
    METRIC_NAME("tck-id-payloads-name-requirement"),
    METRIC_TIMESTAMP("tck-id-payloads-name-birth-data-requirement"),
    METRIC_DATA_TYPE("tck-id-payloads-metric-datatype-req"),
    ALIAS_UNIQUE("tck-id-payloads-alias-uniqueness"),
    ALIAS_IN_BIRTH("tck-id-payloads-alias-birth-requirement"),
    ALIAS_WITHOUT_NAME("tck-id-payloads-alias-data-cmd-requirement");

    private final String id;

    Assertion(String id) {
        this.id = id;
    }

    /** The id in the specification. */
    public String id() {
        return id;
    }
}
