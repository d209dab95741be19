// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.util.List;
import org.topiary.bench.endtoend.BusySparkplug;
import org.topiary.bench.endtoend.BusyTable;
import org.topiary.bench.endtoend.BusyWindow;
import org.topiary.bench.endtoend.ClientProperties;
import org.topiary.bench.endtoend.ClientRatio;
import org.topiary.bench.endtoend.EditorPaste;
import org.topiary.bench.endtoend.IdleWindow;
import org.topiary.bench.endtoend.OpenBranch;
import org.topiary.bench.endtoend.OpenProperties;
import org.topiary.bench.endtoend.Peers;
import org.topiary.bench.endtoend.RetainedStorm;
import org.topiary.bench.endtoend.Soak;
import org.topiary.bench.endtoend.ThroughBroker;
import org.topiary.bench.parts.BranchWalk;
import org.topiary.bench.parts.BytesPerTopic;
import org.topiary.bench.parts.FilterMillion;
import org.topiary.bench.parts.HistoryHot;
import org.topiary.bench.parts.IngestInsert;
import org.topiary.bench.parts.IngestUpdate;
import org.topiary.bench.parts.Previews;
import org.topiary.bench.parts.SearchPayload;
import org.topiary.bench.parts.TailLog;
import org.topiary.bench.parts.TimeTravelRows;
import org.topiary.bench.payload.Decode;
import org.topiary.bench.payload.Decode.Format;

/** All workloads, in the order in which they run. */
final class Workloads {
    static final List<Workload> ALL = List.of(
            new IngestInsert(),
            new IngestUpdate(),
            new TailLog(),
            new BytesPerTopic(),
            new HistoryHot(),
            new TimeTravelRows(),
            new BranchWalk(),
            new FilterMillion(),
            new SearchPayload(),
            new Previews(),
            new Decode(Format.JSON),
            new Decode(Format.CBOR),
            new Decode(Format.MSGPACK),
            new Decode(Format.PROTOBUF),
            new Decode(Format.SPARKPLUG),
            new Decode(Format.AVRO),
            new Decode(Format.BSON),
            new ClientRatio(),
            new ClientProperties(),
            new Peers(),
            new RetainedStorm(),
            new ThroughBroker(),
            new BusyWindow("fx_busy_100k", 100_000, 1, "name"),
            new BusyWindow("fx_busy_1m", 1_000_000, 1.2, "name"),
            new BusyWindow("fx_busy_1m_sorted", 1_000_000, 1.2, "messages"),
            new BusyTable(),
            new BusySparkplug(),
            new OpenBranch("open_branch_100k", 100_000),
            new EditorPaste(),
            new OpenProperties(),
            new IdleWindow(),
            new Soak());

    private Workloads() {}
}
