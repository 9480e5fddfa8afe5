package org.cxsdk.examples.scorer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;

/** Ed25519 keys as PEM files, as {@code openssl genpkey -algorithm ed25519} writes them. */
final class Pem {

    private Pem() {}

    static String of(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    static String of(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    static PrivateKey privateKey(Path file) {
        byte[] der = read(file, "PRIVATE KEY");
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw noKey(file, "PRIVATE KEY", e);
        }
    }

    static PublicKey publicKey(Path file) {
        byte[] der = read(file, "PUBLIC KEY");
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw noKey(file, "PUBLIC KEY", e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    private static byte[] read(Path file, String kind) {
        try {
            String text = Files.readString(file);
            String begin = "-----BEGIN " + kind + "-----";
            int from = text.indexOf(begin);
            int to = text.indexOf("-----END " + kind + "-----");
            if (from < 0 || to < from) {
                throw noKey(file, kind, null);
            }
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IOException | IllegalArgumentException e) {
            throw noKey(file, kind, e);
        }
    }

    private static CxException noKey(Path file, String kind, @org.jspecify.annotations.Nullable Exception cause) {
        String what = file + " holds no Ed25519 " + kind.toLowerCase(java.util.Locale.ROOT) + " in PEM form";
        String remedy = "Make a pair with the command \"key\", or with openssl genpkey -algorithm ed25519.";
        return cause == null
                ? new CxException(CoreError.UNREADABLE_SOURCE, what, remedy)
                : new CxException(CoreError.UNREADABLE_SOURCE, what, remedy, cause);
    }
}
