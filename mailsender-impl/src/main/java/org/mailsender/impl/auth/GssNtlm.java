// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * NTLM by the GSS library of the platform (RFC 2744) and its plug-in gss-ntlmssp, which finds the logon in winbind or in
 * the file that the environment variable NTLM_USER_FILE names. The JDK's own bridge to that library mistakes NTLM's
 * messages for DER, hence this one.
 */
final class GssNtlm implements Mechanism {

    private static final byte[] NTLMSSP = {0x2b, 6, 1, 4, 1, (byte) 0x82, 0x37, 2, 2, 10};
    private static final byte[] HOST_BASED_SERVICE = {
        0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 1, 2, 1, 4
    };
    private static final int GSS_C_GSS_CODE = 1;
    private static final int GSS_C_MECH_CODE = 2;
    private static final int ERROR_BITS = 0xffff0000;

    private final NativeLibrary library;
    private final PointerByReference context = new PointerByReference();
    private final PointerByReference server = new PointerByReference();
    private final Memory mechanism = objectId(NTLMSSP);

    private GssNtlm(NativeLibrary library) {
        this.library = library;
    }

    /**
     * Begins as the user of the process.
     *
     * @param host the server as configured
     * @throws UnsatisfiedLinkError without the library
     */
    static Mechanism ofThisUser(String host) throws AuthenticationFailedException {
        GssNtlm ntlm = new GssNtlm(NativeLibrary.getInstance("libgssapi_krb5.so.2"));
        Memory name = buffer(("smtp@" + host).getBytes(StandardCharsets.UTF_8));
        ntlm.call("gss_import_name", name, objectId(HOST_BASED_SERVICE), ntlm.server);
        return ntlm;
    }

    @Override
    public String name() {
        return "NTLM";
    }

    @Override
    public Optional<byte[]> initialResponse() throws AuthenticationFailedException {
        return Optional.of(respond(new byte[0]));
    }

    /** Two messages (MS-NLMP 1.3.1), and nothing to a challenge without content. */
    @Override
    public int mostResponses() {
        return 3;
    }

    @Override
    public byte[] respond(byte[] challenge) throws AuthenticationFailedException {
        Memory token = buffer(new byte[0]);
        Memory input = challenge.length == 0 ? null : buffer(challenge);
        try {
            call(
                    "gss_init_sec_context",
                    null,
                    context,
                    server.getValue(),
                    mechanism,
                    0,
                    0,
                    null,
                    input,
                    null,
                    token,
                    null,
                    null);
            return content(token);
        } finally {
            release("gss_release_buffer", token);
        }
    }

    @Override
    public void close() {
        release("gss_delete_sec_context", context, null);
        release("gss_release_name", server);
    }

    private void call(String function, Object... arguments) throws AuthenticationFailedException {
        IntByReference minor = new IntByReference();
        int major = invoke(function, minor, arguments);
        if ((major & ERROR_BITS) != 0) {
            throw new AuthenticationFailedException(
                    "NTLM: the platform has no NTLM logon for the user " + System.getProperty("user.name") + " ("
                            + describe(major, GSS_C_GSS_CODE) + " / " + describe(minor.getValue(), GSS_C_MECH_CODE)
                            + "); install gss-ntlmssp, and log the user on by winbind or set NTLM_USER_FILE.",
                    false);
        }
    }

    private void release(String function, Object... arguments) {
        invoke(function, new IntByReference(), arguments);
    }

    private int invoke(String name, IntByReference minor, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = minor;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Function function = library.getFunction(name);
        return function.invokeInt(all);
    }

    private String describe(int status, int kind) {
        Memory text = buffer(new byte[0]);
        invoke(
                "gss_display_status",
                new IntByReference(),
                status,
                kind,
                kind == GSS_C_MECH_CODE ? mechanism : null,
                new IntByReference(),
                text);
        try {
            return new String(content(text), StandardCharsets.UTF_8).strip();
        } finally {
            release("gss_release_buffer", text);
        }
    }

    /** A {@code gss_buffer_desc}: a size and an address. */
    private static Memory buffer(byte[] content) {
        Memory buffer = described(content);
        buffer.setNativeLong(0, new NativeLong(content.length));
        return buffer;
    }

    /** A {@code gss_OID_desc}: a number of 32 bits and an address. */
    private static Memory objectId(byte[] der) {
        Memory objectId = described(der);
        objectId.setInt(0, der.length);
        return objectId;
    }

    /** In one block: memory that only an address in other memory refers to could be collected during the call. */
    private static Memory described(byte[] content) {
        long description = 2L * Native.POINTER_SIZE;
        Memory block = new Memory(description + content.length);
        block.clear();
        block.write(description, content, 0, content.length);
        block.setPointer(Native.POINTER_SIZE, content.length == 0 ? null : block.share(description));
        return block;
    }

    private static byte[] content(Memory buffer) {
        Pointer bytes = buffer.getPointer(Native.POINTER_SIZE);
        return bytes == null
                ? new byte[0]
                : bytes.getByteArray(0, buffer.getNativeLong(0).intValue());
    }
}
