// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs with the keys of {@link Tokens}. The platform's TLS searches only the registered providers for signatures. This
 * one is registered as the last in the list and accepts only keys wrapped here, each of which refers to the provider of
 * its token.
 */
final class TokenSignatures extends Provider {
    private static final long serialVersionUID = 1;
    private static final String NAME = "TopiaryTokens";

    private final transient TokenPins pins = new TokenPins();

    private TokenSignatures() {
        super(NAME, "1", "Signatures by keys in PKCS#11 tokens");
        for (String algorithm : List.of(
                "SHA1withRSA",
                "SHA224withRSA",
                "SHA256withRSA",
                "SHA384withRSA",
                "SHA512withRSA",
                "RSASSA-PSS",
                "SHA1withECDSA",
                "SHA224withECDSA",
                "SHA256withECDSA",
                "SHA384withECDSA",
                "SHA512withECDSA")) {
            putService(
                    new Service(
                            this,
                            "Signature",
                            algorithm,
                            TokenSignature.class.getName(),
                            List.of(),
                            Map.of("SupportedKeyClasses", TokenKey.class.getName())) {
                        @Override
                        public Object newInstance(@Nullable Object parameter) {
                            return new TokenSignature(getAlgorithm());
                        }

                        @Override
                        public boolean supportsParameter(@Nullable Object parameter) {
                            return parameter instanceof TokenKey;
                        }
                    });
        }
    }

    /** The instance of this process. */
    static TokenSignatures registered() {
        if (Security.getProvider(NAME) instanceof TokenSignatures known) {
            return known;
        }
        // Has no effect if another thread was faster.
        Security.addProvider(new TokenSignatures());
        return registered();
    }

    /** The PINs with which this process has opened tokens; like an open token, they belong to the process. */
    TokenPins pins() {
        return pins;
    }

    /**
     * Wraps a key so that the platform's TLS can sign with it.
     *
     * @param publicKey the public key that belongs to it
     */
    static PrivateKey wrap(PrivateKey key, PublicKey publicKey, Provider token) {
        registered();
        return publicKey instanceof RSAKey rsa ? new RsaTokenKey(key, rsa, token) : new TokenKey(key, token);
    }

    /** A key that never leaves the token and has no encoded form. */
    private static class TokenKey implements PrivateKey {
        private static final long serialVersionUID = 1;

        private final transient PrivateKey key;
        private final transient Provider token;

        TokenKey(PrivateKey key, Provider token) {
            this.key = key;
            this.token = token;
        }

        @Override
        public String getAlgorithm() {
            return key.getAlgorithm();
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    /** A key that exposes its size: the platform's TLS signs with an RSA key only if its size is known. */
    private static final class RsaTokenKey extends TokenKey implements RSAKey {
        private static final long serialVersionUID = 1;

        private final transient RSAKey publicKey;

        RsaTokenKey(PrivateKey key, RSAKey publicKey, Provider token) {
            super(key, token);
            this.publicKey = publicKey;
        }

        @Override
        public BigInteger getModulus() {
            return publicKey.getModulus();
        }

        @Override
        public @Nullable AlgorithmParameterSpec getParams() {
            return publicKey.getParams();
        }
    }

    private static final class TokenSignature extends SignatureSpi {
        private final String algorithm;
        private @Nullable AlgorithmParameterSpec parameters;
        private @Nullable Signature signature;

        TokenSignature(String algorithm) {
            this.algorithm = algorithm;
        }

        @Override
        protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
            if (!(privateKey instanceof TokenKey token)) {
                throw new InvalidKeyException("The key is not in a token");
            }
            try {
                Signature made = Signature.getInstance(algorithm, token.token);
                if (parameters != null) {
                    made.setParameter(parameters);
                }
                made.initSign(token.key);
                signature = made;
            } catch (InvalidKeyException e) {
                throw e;
            } catch (GeneralSecurityException e) {
                throw new InvalidKeyException("The token does not support " + algorithm, e);
            }
        }

        @Override
        protected void engineSetParameter(@Nullable AlgorithmParameterSpec spec)
                throws InvalidAlgorithmParameterException {
            // Called before the key is set.
            parameters = spec;
            if (signature != null && spec != null) {
                signature.setParameter(spec);
            }
        }

        @Override
        protected void engineUpdate(byte one) throws SignatureException {
            signature().update(one);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            signature().update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return signature().sign();
        }

        private Signature signature() throws SignatureException {
            if (signature == null) {
                throw new SignatureException("No key was set");
            }
            return signature;
        }

        @Override
        protected @Nullable AlgorithmParameters engineGetParameters() {
            return signature == null ? null : signature.getParameters();
        }

        @Override
        protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
            throw new InvalidKeyException("This signature cannot verify");
        }

        @Override
        protected boolean engineVerify(byte[] signed) throws SignatureException {
            throw new SignatureException("This signature cannot verify");
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
