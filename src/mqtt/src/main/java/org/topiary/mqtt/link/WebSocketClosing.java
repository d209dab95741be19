// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

/**
 * How a server closed a WebSocket (RFC 6455, section 7.4).
 *
 * @param code -1 for none
 * @param text as received; empty: none
 */
public record WebSocketClosing(int code, String text) {
    public String name() {
        String name = switch (code) {
            case 1000 -> "normal closure";
            case 1001 -> "the server is going away";
            case 1002 -> "protocol error";
            case 1003 -> "data of a kind that the server does not accept";
            case 1007 -> "data that does not fit its type";
            case 1008 -> "policy violation";
            case 1009 -> "message too big";
            case 1010 -> "an extension is missing";
            case 1011 -> "error of the server";
            case 1012 -> "the server restarts";
            case 1013 -> "try again later";
            case 1014 -> "bad gateway";
            default -> "";
        };
        return code < 0 ? "" : name.isEmpty() ? " with the code " + code : ": " + name + " (" + code + ")";
    }

    public String advice() {
        return switch (code) {
            case 1001, 1012 -> "The server, or a proxy in between, was stopped or is restarting.";
            case 1002, 1003, 1007 ->
                "The server, or a proxy in between, does not understand what this client sent. Check the path and the subprotocol.";
            case 1008 -> "The server, or a proxy in between, does not allow something this client did.";
            case 1009 -> "A message was larger than the server, or a proxy in between, accepts.";
            case 1011, 1014 -> "The server, or a proxy in between, had a problem. Its log may say more.";
            case 1013 -> "The server is overloaded.";
            default -> "The server, or a proxy in between, ended the connection.";
        };
    }
}
