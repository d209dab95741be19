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
 * Signs with the keys of {@link Tokens}. The platform's TLS looks for signatures among the registered providers only:
 * this one is registered, last in the list, and takes no keys but those wrapped here, each of which knows the provider
 * of its token.
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

    /** The one of this process. */
    static TokenSignatures registered() {
        if (Security.getProvider(NAME) instanceof TokenSignatures known) {
            return known;
        }
        // Does nothing when another thread was quicker.
        Security.addProvider(new TokenSignatures());
        return registered();
    }

    /** By which PINs the tokens of this process were opened: like the opening itself, that belongs to the process. */
    TokenPins pins() {
        return pins;
    }

    /**
     * A key that the platform's TLS can sign with.
     *
     * @param publicKey that belongs to it
     */
    static PrivateKey wrap(PrivateKey key, PublicKey publicKey, Provider token) {
        registered();
        return publicKey instanceof RSAKey rsa ? new RsaTokenKey(key, rsa, token) : new TokenKey(key, token);
    }

    /** Never leaves the token; has no encoded form. */
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

    /** Tells its size: the platform's TLS signs with no RSA key of which it is not known. */
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
                throw new InvalidKeyException("Not a key of a token");
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
                throw new InvalidKeyException("The token does not sign by " + algorithm, e);
            }
        }

        @Override
        protected void engineSetParameter(@Nullable AlgorithmParameterSpec spec)
                throws InvalidAlgorithmParameterException {
            // Comes before the key.
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
            throw new InvalidKeyException("Only signs");
        }

        @Override
        protected boolean engineVerify(byte[] signed) throws SignatureException {
            throw new SignatureException("Only signs");
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
