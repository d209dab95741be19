// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

/**
 * Which decoder reads the payloads of the topics that a filter matches. Of several rules that match, the first one
 * counts.
 *
 * @param filter a topic filter; without wildcards a single topic
 * @param decoder the id of a decoder, which this version of the program may not have, followed by a colon and an
 *     argument if the decoder takes one; empty: the one that fits the payload
 */
public record DecoderRule(String filter, String decoder) {}
