// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** Stands for Windows' library: reads and writes the same structures, and computes NTLM by the JDK. */
final class FakeSecur32 implements SspiNtlm.Secur32 {

    static final int SEC_E_NO_CREDENTIALS = 0x8009030E;

    private final List<String> calls = new ArrayList<>();
    private final boolean loggedOn;
    private SaslClient ntlm;

    FakeSecur32(boolean loggedOn) {
        this.loggedOn = loggedOn;
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public int AcquireCredentialsHandleW(
            WString principal,
            WString securityPackage,
            int use,
            Pointer logonId,
            Pointer authData,
            Pointer getKeyFunction,
            Pointer getKeyArgument,
            Pointer credentials,
            Pointer expiry) {
        calls.add("acquire " + principal + " " + securityPackage + " " + use);
        credentials.setPointer(0, new Pointer(0x11));
        expiry.setLong(0, Long.MAX_VALUE);
        return loggedOn ? 0 : SEC_E_NO_CREDENTIALS;
    }

    @Override
    public int InitializeSecurityContextW(
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
            Pointer expiry) {
        calls.add((context == null ? "first " : "next ") + target);
        newContext.setPointer(Native.POINTER_SIZE, new Pointer(0x22));
        attributes.setInt(0, requirements);
        try {
            if (context == null) {
                ntlm = Sasl.createSaslClient(
                        new String[] {"NTLM"}, null, "smtp", "localhost", Map.of(), FakeSecur32::answer);
            }
            write(output, ntlm.evaluateChallenge(input == null ? new byte[0] : read(input)));
        } catch (SaslException e) {
            throw new AssertionError(e);
        }
        return ntlm.isComplete() ? 0 : 0x90312;
    }

    @Override
    public int DeleteSecurityContext(Pointer context) {
        calls.add("delete " + Pointer.nativeValue(context.getPointer(Native.POINTER_SIZE)));
        return 0;
    }

    @Override
    public int FreeCredentialsHandle(Pointer credentials) {
        calls.add("free " + Pointer.nativeValue(credentials.getPointer(0)));
        return 0;
    }

    private static byte[] read(Pointer descriptor) {
        Pointer buffer = descriptor.getPointer(8);
        return buffer.getPointer(8).getByteArray(0, buffer.getInt(0));
    }

    private static void write(Pointer descriptor, byte[] token) {
        Pointer buffer = descriptor.getPointer(8);
        if (descriptor.getInt(4) != 1 || buffer.getInt(4) != 2 || buffer.getInt(0) < token.length) {
            throw new AssertionError("not one token buffer of sufficient size");
        }
        buffer.getPointer(8).write(0, token, 0, token.length);
        buffer.setInt(0, token.length);
    }

    private static void answer(Callback... callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName("svc");
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword("s3cret".toCharArray());
            } else if (callback instanceof RealmCallback realm) {
                realm.setText("EXAMPLE");
            }
        }
    }
}
