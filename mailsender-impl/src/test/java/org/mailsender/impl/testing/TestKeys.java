// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.mailsender.testserver.Keytool;

/** A private key with a certificate of its own, made by the JDK's keytool, in each form that a key store may have. */
public final class TestKeys {

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 4;
    /** The object identifier 1.2.840.113549.1.5.13 in DER. */
    private static final byte[] PBES2 = {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 5, 0x0d};

    private final Path store;
    private final String password;
    private final PrivateKey key;
    private final X509Certificate certificate;

    private TestKeys(Path store, String password) {
        this.store = store;
        this.password = password;
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            this.key = (PrivateKey) keys.getKey("key", password.toCharArray());
            this.certificate = (X509Certificate) keys.getCertificate("key");
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static TestKeys rsa(Path file, String password) {
        return make(file, password, "-keyalg", "RSA", "-keysize", "2048");
    }

    public static TestKeys ec(Path file, String password, String curve) {
        return make(file, password, "-keyalg", "EC", "-groupname", curve);
    }

    /** Options of keytool -genkeypair. */
    public static TestKeys make(Path file, String password, String... options) {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keystore", file.toString()));
        arguments.addAll(List.of("-alias", "key", "-validity", "30", "-dname", "CN=MailSender client"));
        arguments.addAll(List.of(options));
        Keytool.run(password, arguments.toArray(String[]::new));
        return new TestKeys(file, password);
    }

    /** As PKCS#12. */
    public Path store() {
        return store;
    }

    public String password() {
        return password;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** In PKCS#8. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** As openssl pkcs8 -topk8 makes it (RFC 8018). */
    public String encryptedKeyPem() {
        try {
            String scheme = "PBEWithHmacSHA256AndAES_256";
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password.toCharArray())));
            byte[] algorithm = der(SEQUENCE, PBES2, cipher.getParameters().getEncoded());
            byte[] encrypted = der(OCTET_STRING, cipher.doFinal(key.getEncoded()));
            return pem("ENCRYPTED PRIVATE KEY", der(SEQUENCE, algorithm, encrypted));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A value in DER (X.690 8.1) of less than 64 KiB. */
    private static byte[] der(int tag, byte[]... parts) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.write(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.write(0x82);
        whole.write(content.size() >> 8);
        whole.write(content.size());
        whole.write(content.toByteArray());
        return whole.toByteArray();
    }

    public static String pem(String label, byte[] octets) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }
}
