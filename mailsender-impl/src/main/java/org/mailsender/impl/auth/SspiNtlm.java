// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.win32.StdCallLibrary;
import java.util.Optional;

/** NTLM by Windows' Security Support Provider Interface, as the user that the process is logged on as. */
final class SspiNtlm implements Mechanism {

    /** The four functions of {@code secur32.dll} that it takes; handles are two words each, time stamps eight octets. */
    @SuppressWarnings("checkstyle:parameternumber")
    interface Secur32 extends StdCallLibrary {

        int AcquireCredentialsHandleW(
                WString principal,
                WString securityPackage,
                int use,
                Pointer logonId,
                Pointer authData,
                Pointer getKeyFunction,
                Pointer getKeyArgument,
                Pointer credentials,
                Pointer expiry);

        int InitializeSecurityContextW(
                Pointer credentials,
                Pointer context,
                WString target,
                int requirements,
                int reserved1,
                int dataRepresentation,
                Pointer input,
                int reserved2,
                Pointer newContext,
                Pointer output,
                Pointer attributes,
                Pointer expiry);

        int DeleteSecurityContext(Pointer context);

        int FreeCredentialsHandle(Pointer credentials);
    }

    private static final int SECPKG_CRED_OUTBOUND = 2;
    private static final int ISC_REQ_CONNECTION = 0x800;
    private static final int SECURITY_NATIVE_DREP = 0x10;
    private static final int SECBUFFER_TOKEN = 2;
    private static final int SEC_E_OK = 0;
    private static final int SEC_I_CONTINUE_NEEDED = 0x90312;
    private static final int LONGEST_TOKEN = 48 * 1024;

    private final Secur32 secur32;
    private final WString target;
    private final Memory credentials = cleared(2L * Native.POINTER_SIZE);
    private final Memory context = cleared(2L * Native.POINTER_SIZE);
    private final Memory expiry = cleared(8);
    private final Memory attributes = cleared(4);
    private boolean started;

    private SspiNtlm(Secur32 secur32, String host) {
        this.secur32 = secur32;
        this.target = new WString("SMTPSVC/" + host);
    }

    /**
     * Begins as the user of the process.
     *
     * @param host the server as configured
     * @throws UnsatisfiedLinkError anywhere but on Windows
     */
    static Mechanism ofThisUser(String host) throws AuthenticationFailedException {
        return with(Native.load("secur32", Secur32.class), host);
    }

    static Mechanism with(Secur32 secur32, String host) throws AuthenticationFailedException {
        SspiNtlm ntlm = new SspiNtlm(secur32, host);
        check(secur32.AcquireCredentialsHandleW(
                null,
                new WString("NTLM"),
                SECPKG_CRED_OUTBOUND,
                null,
                null,
                null,
                null,
                ntlm.credentials,
                ntlm.expiry));
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
        TokenBuffer output = new TokenBuffer(LONGEST_TOKEN);
        TokenBuffer input = new TokenBuffer(challenge.length);
        input.write(challenge);
        check(secur32.InitializeSecurityContextW(
                credentials,
                started ? context : null,
                target,
                ISC_REQ_CONNECTION,
                0,
                SECURITY_NATIVE_DREP,
                started ? input.block : null,
                0,
                context,
                output.block,
                attributes,
                expiry));
        started = true;
        return output.read();
    }

    @Override
    public void close() {
        if (started) {
            secur32.DeleteSecurityContext(context);
        }
        secur32.FreeCredentialsHandle(credentials);
    }

    private static void check(int status) throws AuthenticationFailedException {
        if (status != SEC_E_OK && status != SEC_I_CONTINUE_NEEDED) {
            throw new AuthenticationFailedException(
                    "NTLM: Windows has no NTLM logon for the user " + System.getProperty("user.name")
                            + String.format(" (SSPI status 0x%08X)", status)
                            + "; a domain may have NTLM disabled.",
                    false);
        }
    }

    private static Memory cleared(long size) {
        Memory memory = new Memory(size);
        memory.clear();
        return memory;
    }

    /**
     * A {@code SecBufferDesc} with one {@code SecBuffer} and its octets, in one block: memory that only an address in
     * other memory refers to could be collected during the call.
     */
    private static final class TokenBuffer {

        private static final long DESCRIPTION = 8L + Native.POINTER_SIZE;
        private static final long OCTETS = DESCRIPTION + 8L + Native.POINTER_SIZE;

        private final Memory block;

        TokenBuffer(int size) {
            block = cleared(OCTETS + size);
            block.setInt(4, 1);
            block.setPointer(8, block.share(DESCRIPTION));
            block.setInt(DESCRIPTION, size);
            block.setInt(DESCRIPTION + 4, SECBUFFER_TOKEN);
            block.setPointer(DESCRIPTION + 8, block.share(OCTETS));
        }

        void write(byte[] token) {
            block.write(OCTETS, token, 0, token.length);
        }

        byte[] read() {
            return block.getByteArray(OCTETS, block.getInt(DESCRIPTION));
        }
    }
}
