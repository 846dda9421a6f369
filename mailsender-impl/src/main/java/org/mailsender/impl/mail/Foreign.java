// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

/** Runs the code of values that others made: whatever it throws refuses the property, and goes no further. */
public final class Foreign {

    /**
     * Something that calls methods of a foreign value.
     *
     * @param <T> what it reads
     */
    @FunctionalInterface
    public interface Reading<T> {

        /**
         * Does so.
         *
         * @return what was read
         * @throws RefusedException if it cannot be used
         */
        T read() throws RefusedException;
    }

    private Foreign() {}

    /**
     * Reads a foreign value.
     *
     * @param <T> what is read
     * @param property whose value it is
     * @param reading calls its methods
     * @return what was read
     * @throws RefusedException naming the property, whatever the value threw
     */
    public static <T> T read(String property, Reading<T> reading) throws RefusedException {
        try {
            return reading.read();
        } catch (RefusedException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw refusal(property, e);
        } catch (VirtualMachineError e) {
            throw e; // Trouble of the machine, not of the value.
        } catch (Exception | Error e) {
            throw refusal(property, e);
        }
    }

    /** Names the type of the trouble only, because its message is foreign as well. */
    private static RefusedException refusal(String property, Throwable trouble) {
        return new RefusedException(
                property,
                "its value cannot be read, because that ends in a "
                        + trouble.getClass().getTypeName() + "; pass a String.");
    }
}
