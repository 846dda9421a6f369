// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/**
 * A socket that combines small writes until a reply is needed, and bounds the wait for each in time and size, whatever
 * lies on top of it, such as TLS. Used by one thread; {@link #abort} may come from any.
 */
final class Wire extends Socket {

    private static final int WRITE_BUFFER = 64 * 1024;
    /** A reply, or a handshake; what reads replies knows how long one may be. */
    private static final long MOST_BYTES_AT_ONCE = 1024 * 1024;

    private InputStream in;
    private OutputStream out;
    private final Time time;
    private Moment replyDeadline = Moment.FIRST;
    private long replyBytesLeft;
    private volatile String abortReason;

    Wire(Time time) {
        this.time = time;
    }

    /** By which it waits. */
    Time time() {
        return time;
    }

    /** Begins to wait for a reply, which must come within the time. */
    void expectReply(Duration within) {
        replyDeadline = time.now().plus(within);
        replyBytesLeft = MOST_BYTES_AT_ONCE;
    }

    /** Closes the socket at once; whoever reads or writes fails with this reason. */
    void abort(String reason) {
        abortReason = abortReason == null ? reason : abortReason;
        try {
            super.close();
        } catch (IOException e) {
            // Nobody can do more about a socket than close it.
        }
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (in == null) {
            in = new BoundedInput(super.getInputStream());
        }
        return in;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = new CombiningOutput(super.getOutputStream());
        }
        return out;
    }

    /** A failure with the reason of {@link #abort}, if that is what led to it. */
    IOException explained(IOException failure) {
        return abortReason == null ? failure : new IOException(abortReason, failure);
    }

    private final class BoundedInput extends FilterInputStream {

        BoundedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                ((CombiningOutput) getOutputStream()).flushAll();
                long left = time.now().until(replyDeadline).toMillis();
                if (left <= 0) {
                    throw new SocketTimeoutException("no complete reply came in time");
                }
                setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
                int count = in.read(bytes, offset, length);
                replyBytesLeft -= Math.max(count, 0);
                if (replyBytesLeft < 0) {
                    throw new IOException("the server says more than any server has to say");
                }
                return count;
            } catch (SocketTimeoutException e) {
                throw explained(new SocketTimeoutException("no complete reply came in time"));
            } catch (IOException e) {
                throw explained(e);
            }
        }
    }

    /** TLS flushes after every record; only a read needs it. */
    private final class CombiningOutput extends FilterOutputStream {

        /** A server that breaks off while we write may have said why: what it said can still be read. */
        private boolean broken;

        CombiningOutput(OutputStream out) {
            super(new BufferedOutputStream(out, WRITE_BUFFER));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                broken = true;
                throw explained(e);
            }
        }

        @Override
        public void flush() {
            // Left to flushAll.
        }

        void flushAll() throws IOException {
            if (broken) {
                return;
            }
            try {
                out.flush();
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            Wire.this.close();
        }
    }
}
