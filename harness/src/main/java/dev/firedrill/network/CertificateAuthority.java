package dev.firedrill.network;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.GeneralName;
import org.wildfly.security.x500.cert.AuthorityKeyIdentifierExtension;
import org.wildfly.security.x500.cert.BasicConstraintsExtension;
import org.wildfly.security.x500.cert.ExtendedKeyUsageExtension;
import org.wildfly.security.x500.cert.KeyUsage;
import org.wildfly.security.x500.cert.KeyUsageExtension;
import org.wildfly.security.x500.cert.SubjectAlternativeNamesExtension;
import org.wildfly.security.x500.cert.SubjectKeyIdentifierExtension;
import org.wildfly.security.x500.cert.X509CertificateBuilder;

/** The certificate authority of one run. Its private key, and those of the certificates, stay in this object. */
final class CertificateAuthority {

    /** Add-ons' clocks may be set back or forward by a rehearsal: certificates must not be what they notice. */
    private static final Duration BEFORE = Duration.ofDays(60);

    private static final Duration AFTER = Duration.ofDays(800);

    private static final X500Principal NAME = new X500Principal("CN=Certificate authority of one run, O=Firedrill");
    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    private final KeyPair pair = newPair();
    private final AtomicLong issued = new AtomicLong();
    private final ZonedDateTime now;
    private final X509Certificate certificate;

    private CertificateAuthority(Instant now) {
        this.now = now.atZone(ZoneOffset.UTC);
        this.certificate = own();
    }

    static CertificateAuthority create(Instant now) {
        return new CertificateAuthority(now);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** TLS under a name, with a certificate of its own. */
    ServerTls serve(String name) {
        return new ServerTls(() -> context(name));
    }

    private SslContext context(String name) {
        KeyPair server = newPair();
        try {
            return SslContextBuilder.forServer(server.getPrivate(), certificate(name, server), certificate)
                    .sslProvider(SslProvider.JDK)
                    // Stores are made for keys and for trust, in memory: neither needs a guard that takes its time,
                    // nor every authority that the JDK knows.
                    .keyStoreType("JKS")
                    .trustManager(certificate)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("The JDK serves TLS with its own kind of keys", e);
        }
    }

    private X509Certificate own() {
        X509CertificateBuilder builder = builder(NAME, pair);
        builder.addExtension(new BasicConstraintsExtension(true, true, 0));
        builder.addExtension(new KeyUsageExtension(KeyUsage.keyCertSign, KeyUsage.cRLSign));
        return build(builder);
    }

    private X509Certificate certificate(String name, KeyPair server) {
        X509CertificateBuilder builder = builder(new X500Principal("CN=" + shortened(name)), server);
        builder.addExtension(new AuthorityKeyIdentifierExtension(identifier(pair), null, null));
        builder.addExtension(new BasicConstraintsExtension(true, false, -1));
        builder.addExtension(new KeyUsageExtension(KeyUsage.digitalSignature));
        builder.addExtension(new ExtendedKeyUsageExtension(false, List.of(SERVER_AUTHENTICATION)));
        builder.addExtension(new SubjectAlternativeNamesExtension(false, List.of(new GeneralName.DNSName(name))));
        return build(builder);
    }

    /** A common name has 64 characters at most; clients look at the alternative names. */
    private static String shortened(String name) {
        return name.substring(0, Math.min(64, name.length()));
    }

    private X509CertificateBuilder builder(X500Principal subject, KeyPair of) {
        X509CertificateBuilder builder = new X509CertificateBuilder()
                .setSerialNumber(BigInteger.valueOf(now.toEpochSecond() * 100_000 + issued.incrementAndGet()))
                .setIssuerDn(NAME)
                .setSubjectDn(subject)
                .setPublicKey(of.getPublic())
                .setSigningKey(pair.getPrivate())
                .setSignatureAlgorithmName(SIGNATURE)
                .setNotValidBefore(now.minus(BEFORE))
                .setNotValidAfter(now.plus(AFTER));
        builder.addExtension(new SubjectKeyIdentifierExtension(identifier(of)));
        return builder;
    }

    private static X509Certificate build(X509CertificateBuilder builder) {
        try {
            return builder.build();
        } catch (CertificateException e) {
            throw new IllegalStateException("A certificate of our own making is well formed", e);
        }
    }

    private static byte[] identifier(KeyPair of) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(of.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has elliptic curve " + CURVE, e);
        }
    }
}
