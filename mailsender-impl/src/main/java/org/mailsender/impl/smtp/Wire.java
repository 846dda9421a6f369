// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.mailsender.impl.text.FileTarget;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/**
 * A socket that combines small writes until a reply is needed, and bounds the wait for each in time and size, whatever
 * lies on top of it, such as TLS. Used by one thread; {@link #abort} may come from any.
 */
final class Wire extends ChannelSocket {

    private static final int WRITE_BUFFER = 64 * 1024;
    /** A reply, or a handshake; what reads replies knows how long one may be. */
    private static final long MOST_BYTES_AT_ONCE = 1024 * 1024;

    private InputStream in;
    private OutputStream out;
    private final Time time;
    private Moment replyDeadline = Moment.FIRST;
    private long replyBytesLeft;
    private volatile String abortReason;
    /** Guarded by {@link #ending}. */
    private boolean transferring;

    private final Object ending = new Object();

    private Wire(SocketChannel channel, Time time) throws SocketException {
        super(channel);
        this.time = time;
    }

    /** Connects to nothing yet. */
    static Wire open(Time time) throws IOException {
        return new Wire(SocketChannel.open(), time);
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
        synchronized (ending) {
            abortReason = abortReason == null ? reason : abortReason;
            end();
        }
    }

    /**
     * A system call that hands a file over does not notice that its socket is closed, and might meet another one's number;
     * it ends when the socket is shut down, and then the socket is closed.
     */
    private void end() {
        try {
            if (transferring) {
                shutdownOutput();
            } else {
                super.close();
            }
        } catch (IOException e) {
            // Nobody can do more about a socket than close it.
        }
    }

    private void begin() throws IOException {
        synchronized (ending) {
            if (abortReason != null) {
                throw new IOException(abortReason);
            }
            transferring = true;
        }
    }

    private void finish() {
        synchronized (ending) {
            transferring = false;
            if (abortReason != null) {
                end();
            }
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
    private final class CombiningOutput extends FilterOutputStream implements FileTarget {

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
        public long transfer(FileChannel file, long position, long count) throws IOException {
            begin();
            try {
                out.flush();
                return file.transferTo(position, count, getChannel());
            } catch (IOException e) {
                broken = true;
                throw explained(e);
            } finally {
                finish();
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
