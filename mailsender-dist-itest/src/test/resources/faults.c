/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes system calls fail or take long, as the file FAULTS_FILE says, a line each:
 *   CALL ERRNO PERCENT MILLIS
 * CALL is open, write, force, rename, unlink or thread. Calls on files fail only below FAULTS_PATH.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static __thread unsigned seed;

/* The error to answer with, after the delay; 0 for none. */
static int fault(const char *call) {
    const char *name = getenv("FAULTS_FILE");
    char text[512];
    int file, error = 0, millis = 0;
    ssize_t length;
    char *line, *rest = text;

    if (name == NULL) return 0;
    file = (int) syscall(SYS_openat, AT_FDCWD, name, O_RDONLY);
    if (file < 0) return 0;
    length = syscall(SYS_read, file, text, sizeof text - 1);
    syscall(SYS_close, file);
    if (length <= 0) return 0;
    text[length] = 0;
    if (seed == 0) seed = (unsigned) time(NULL) ^ (unsigned) syscall(SYS_gettid);
    while ((line = strsep(&rest, "\n")) != NULL) {
        char what[32];
        int number, percent, delay;
        if (sscanf(line, "%31s %d %d %d", what, &number, &percent, &delay) == 4 && strcmp(what, call) == 0
                && rand_r(&seed) % 100 < percent) {
            error = number;
            millis = delay;
        }
    }
    if (millis > 0) {
        struct timespec pause = {millis / 1000, (millis % 1000) * 1000000L};
        nanosleep(&pause, NULL);
    }
    return error;
}

static int concerns(const char *path) {
    const char *below = getenv("FAULTS_PATH");
    return below != NULL && strstr(path, below) != NULL;
}

static int concerns_file(int file) {
    char link[64], path[4096];
    ssize_t length;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return concerns(path);
}

#define REAL(type, name, args) \
    static type (*real) args; \
    if (real == NULL) real = (type (*) args) dlsym(RTLD_NEXT, name)

#define FAIL_IF(condition, call) \
    if (condition) { int error = fault(call); if (error != 0) { errno = error; return -1; } }

int open64(const char *path, int flags, ...) {
    mode_t mode;
    va_list more;
    REAL(int, "open64", (const char *, int, ...));
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
    FAIL_IF(concerns(path), "open");
    return real(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    mode_t mode;
    va_list more;
    REAL(int, "open", (const char *, int, ...));
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
    FAIL_IF(concerns(path), "open");
    return real(path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t length) {
    REAL(ssize_t, "write", (int, const void *, size_t));
    FAIL_IF(concerns_file(file), "write");
    return real(file, bytes, length);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
    REAL(ssize_t, "pwrite64", (int, const void *, size_t, off64_t));
    FAIL_IF(concerns_file(file), "write");
    return real(file, bytes, length, at);
}

int fsync(int file) {
    REAL(int, "fsync", (int));
    FAIL_IF(concerns_file(file), "force");
    return real(file);
}

int fdatasync(int file) {
    REAL(int, "fdatasync", (int));
    FAIL_IF(concerns_file(file), "force");
    return real(file);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", (const char *, const char *));
    FAIL_IF(concerns(from), "rename");
    return real(from, to);
}

int unlink(const char *path) {
    REAL(int, "unlink", (const char *));
    FAIL_IF(concerns(path), "unlink");
    return real(path);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*begin)(void *), void *argument) {
    int error;
    REAL(int, "pthread_create", (pthread_t *, const pthread_attr_t *, void *(*)(void *), void *));
    error = fault("thread");
    return error != 0 ? error : real(thread, attributes, begin, argument);
}
