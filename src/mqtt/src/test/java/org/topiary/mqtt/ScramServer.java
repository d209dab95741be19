// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.extension.sdk.api.auth.EnhancedAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.EnhancedAuthConnectInput;
import com.hivemq.extension.sdk.api.auth.parameter.EnhancedAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.EnhancedAuthOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server side of SCRAM-SHA-256 (RFC 5802, section 3), for one client, as a HiveMQ extension. */
final class ScramServer implements EnhancedAuthenticator {
    /** How this server behaves. */
    enum Manner {
        HONEST,
        FORGED_SIGNATURE,
        NO_SIGNATURE,
        TOO_FEW_ITERATIONS
    }

    private static final int ITERATIONS = 4_096;

    private final Manner manner;
    private final String password;
    private final AtomicReference<ConnectPacket> connect;
    private final byte[] salt = new byte[16];
    private String clientFirstBare = "";
    private String serverFirst = "";
    private String nonce = "";

    ScramServer(Manner manner, String password, AtomicReference<ConnectPacket> connect) {
        this.manner = manner;
        this.password = password;
        this.connect = connect;
        new SecureRandom().nextBytes(salt);
    }

    @Override
    public void onConnect(EnhancedAuthConnectInput input, EnhancedAuthOutput output) {
        ConnectPacket packet = input.getConnectPacket();
        connect.set(packet);
        String first = packet.getAuthenticationData()
                .map(data -> UTF_8.decode(data).toString())
                .orElse("");
        if (!first.startsWith("n,,n=user,r=")) {
            output.failAuthentication(DisconnectedReasonCode.BAD_AUTHENTICATION_METHOD);
            return;
        }
        clientFirstBare = first.substring(3);
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        nonce = first.substring("n,,n=user,r=".length()) + base64(random);
        int iterations = manner == Manner.TOO_FEW_ITERATIONS ? 1 : ITERATIONS;
        serverFirst = "r=" + nonce + ",s=" + base64(salt) + ",i=" + iterations;
        output.continueAuthentication(serverFirst.getBytes(UTF_8));
    }

    @Override
    public void onAuth(EnhancedAuthInput input, EnhancedAuthOutput output) {
        String last = input.getAuthPacket()
                .getAuthenticationData()
                .map(data -> UTF_8.decode(data).toString())
                .orElse("");
        try {
            int proofAt = last.indexOf(",p=");
            String withoutProof = last.substring(0, proofAt);
            byte[] proof = Base64.getDecoder().decode(last.substring(proofAt + 3));
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256))
                    .getEncoded();
            String message = clientFirstBare + "," + serverFirst + "," + withoutProof;
            byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
            byte[] clientKey = hmac(storedKey, message);
            for (int i = 0; i < clientKey.length; i++) {
                clientKey[i] ^= proof[i];
            }
            if (!withoutProof.equals("c=biws,r=" + nonce)
                    || !MessageDigest.isEqual(
                            MessageDigest.getInstance("SHA-256").digest(clientKey), storedKey)) {
                output.failAuthentication(DisconnectedReasonCode.NOT_AUTHORIZED);
                return;
            }
            byte[] signature = hmac(hmac(salted, "Server Key"), message);
            if (manner == Manner.FORGED_SIGNATURE) {
                signature[0] ^= 1;
            }
            if (manner == Manner.NO_SIGNATURE) {
                output.authenticateSuccessfully();
            } else {
                output.authenticateSuccessfully(("v=" + base64(signature)).getBytes(StandardCharsets.UTF_8));
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            output.failAuthentication(DisconnectedReasonCode.UNSPECIFIED_ERROR, e.toString());
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
