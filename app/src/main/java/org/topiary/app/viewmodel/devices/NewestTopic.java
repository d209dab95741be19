// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.List;
import java.util.stream.Stream;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.sparkplug.state.SparkplugTopic;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

/** Finds the topic of the newest message that a host, node or device has sent. */
final class NewestTopic {
    private static final List<MessageType> OF_NODE = List.of(MessageType.NBIRTH, MessageType.NDATA, MessageType.NDEATH);
    private static final List<MessageType> OF_DEVICE =
            List.of(MessageType.DBIRTH, MessageType.DDATA, MessageType.DDEATH);

    private NewestTopic() {}

    /**
     * The topic in a tree; {@link TopicTree#NONE} if there is no message.
     *
     * @param topic any topic of the host, node or device
     */
    static int of(SparkplugTopic topic, TopicTree tree) {
        int newest = TopicTree.NONE;
        long position = Messages.NONE;
        for (String name : names(topic).toList()) {
            int node = tree.find(name);
            if (node != TopicTree.NONE && tree.lastPosition(node) > position) {
                newest = node;
                position = tree.lastPosition(node);
            }
        }
        return newest;
    }

    /** The topics on which it sends, or a server keeps its births. */
    private static Stream<String> names(SparkplugTopic topic) {
        if (topic.type() == MessageType.STATE) {
            return Stream.of(topic.name(), SparkplugTopic.STATES + "/" + topic.owner());
        }
        return (topic.device().isEmpty() ? OF_NODE : OF_DEVICE)
                .stream()
                        .map(type -> SparkplugTopic.of(type, topic.owner(), topic.device())
                                .name())
                        .flatMap(name -> Stream.of(name, SparkplugTopic.CERTIFICATES + name));
    }
}
