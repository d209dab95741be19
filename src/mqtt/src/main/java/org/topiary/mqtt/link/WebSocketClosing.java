// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import org.topiary.core.text.Phrase;

/**
 * How a server closed a WebSocket (RFC 6455, section 7.4).
 *
 * @param code -1 for none
 * @param text as received; empty: none
 */
public record WebSocketClosing(int code, String text) {
    /** That the server closed it, with the meaning of the code. */
    public Phrase summary() {
        Phrase name = switch (code) {
            case 1000 -> Phrase.of("webSocket.closing.normal");
            case 1001 -> Phrase.of("webSocket.closing.goingAway");
            case 1002 -> Phrase.of("webSocket.closing.protocol");
            case 1003 -> Phrase.of("webSocket.closing.kind");
            case 1007 -> Phrase.of("webSocket.closing.type");
            case 1008 -> Phrase.of("webSocket.closing.policy");
            case 1009 -> Phrase.of("webSocket.closing.tooBig");
            case 1010 -> Phrase.of("webSocket.closing.extension");
            case 1011 -> Phrase.of("webSocket.closing.error");
            case 1012 -> Phrase.of("webSocket.closing.restarts");
            case 1013 -> Phrase.of("webSocket.closing.later");
            case 1014 -> Phrase.of("webSocket.closing.gateway");
            default -> Phrase.NONE;
        };
        if (code < 0) {
            return Phrase.of("webSocket.closing.summary");
        }
        return name.isEmpty()
                ? Phrase.of("webSocket.closing.summary.code", code)
                : Phrase.of("webSocket.closing.summary.name", name, code);
    }

    public Phrase advice() {
        return switch (code) {
            case 1001, 1012 -> Phrase.of("webSocket.closing.stopped.advice");
            case 1002, 1003, 1007 -> Phrase.of("webSocket.closing.notUnderstood.advice");
            case 1008 -> Phrase.of("webSocket.closing.notAllowed.advice");
            case 1009 -> Phrase.of("webSocket.closing.tooLarge.advice");
            case 1011, 1014 -> Phrase.of("webSocket.closing.problem.advice");
            case 1013 -> Phrase.of("webSocket.closing.overloaded.advice");
            default -> Phrase.of("webSocket.closing.ended.advice");
        };
    }
}
