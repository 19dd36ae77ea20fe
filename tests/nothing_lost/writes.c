/* Stands before every call by which a program changes the disk, counts those below one folder, and at a chosen one
   ends the whole work as a power cut would, or says from there on that the disk is full or takes nothing.

   Loaded before the C library (LD_PRELOAD) into Python and every program that it starts. A write that is chosen is
   done by half first. What a program writes through stdio's own buffers, or without the C library, is not seen. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NOTHING, COUNT, KILL, FULL, READ_ONLY };

struct tally {            /* shared by all processes; walker.py lays it out with the same sizes */
    atomic_int mode;
    atomic_int dead;
    atomic_int main;
    atomic_int count;
    atomic_int at;
    atomic_int refused;
    char root[4072];
};

static struct tally *tally;
static int told = -1;

__attribute__((constructor)) static void begin(void) {
    const char *place = getenv("NOTHING_LOST_TALLY"), *list = getenv("NOTHING_LOST_CALLS");
    if (!place || !list) return;
    int at = syscall(SYS_openat, AT_FDCWD, place, O_RDWR | O_CLOEXEC);
    if (at < 0) return;
    void *seen = mmap(NULL, sizeof(struct tally), PROT_READ | PROT_WRITE, MAP_SHARED, at, 0);
    syscall(SYS_close, at);
    if (seen == MAP_FAILED) return;
    tally = seen;
    told = syscall(SYS_openat, AT_FDCWD, list, O_WRONLY | O_APPEND | O_CLOEXEC);
}

static int below(const char *path) {
    size_t size = strlen(tally->root);
    return size && !strncmp(path, tally->root, size) && (path[size] == '/' || !path[size]);
}

static int named(int fd, char *into, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t got = readlink(link, into, size - 1);
    if (got < 0) return 0;
    into[got] = 0;
    return 1;
}

static int whole(int folder, const char *path, char *into, size_t size) {
    char above[4096];
    if (path[0] == '/') return snprintf(into, size, "%s", path), 1;
    if (folder == AT_FDCWD ? !getcwd(above, sizeof above) : !named(folder, above, sizeof above)) return 0;
    snprintf(into, size, "%s/%s", above, path);
    return 1;
}

static void cut(void) {
    int first = !atomic_exchange(&tally->dead, 1), main = atomic_load(&tally->main);
    if (first && main > 1) syscall(SYS_kill, main, SIGKILL); /* later, its number may be another's */
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* 0: go on · 1: this is the one, end it · 2: it is refused. */
static int meets(const char *call, int grows, const char *path) {
    if (!tally || !atomic_load(&tally->mode) || !below(path)) return 0;
    if (atomic_load(&tally->dead)) cut();
    int number = atomic_fetch_add(&tally->count, 1) + 1, mode = atomic_load(&tally->mode);
    if (told >= 0) {
        char line[4300];
        int size = snprintf(line, sizeof line, "%s\t%s\n", call, path + strlen(tally->root));
        syscall(SYS_write, told, line, size < (int)sizeof line ? size : (int)sizeof line - 1);
    }
    if (mode == KILL && number == atomic_load(&tally->at)) return 1;
    if (mode == FULL && number >= atomic_load(&tally->at) && grows) {
        atomic_store(&tally->refused, 1);
        errno = ENOSPC;
        return 2;
    }
    if (mode == READ_ONLY && number >= atomic_load(&tally->at)) {
        atomic_store(&tally->refused, 1);
        errno = EROFS;
        return 2;
    }
    return 0;
}

static int asked(const char *call, int grows, int folder, const char *path) {
    char name[8300];
    int saved = errno;
    if (!tally || !atomic_load(&tally->mode) || !path || !whole(folder, path, name, sizeof name)) {
        errno = saved;
        return 0;
    }
    errno = saved;
    int answer = meets(call, grows, name);
    if (answer == 1) cut();
    return answer == 2;
}

static int asked_of(const char *call, int grows, int fd, int *last) {
    char name[4096];
    int saved = errno;
    if (last) *last = 0;
    if (!tally || !atomic_load(&tally->mode) || !named(fd, name, sizeof name)) {
        errno = saved;
        return 0;
    }
    errno = saved;
    int answer = meets(call, grows, name);
    if (answer == 1 && last) *last = 1;
    else if (answer == 1) cut();
    return answer == 2;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || flags & (O_CREAT | O_TRUNC); }

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, mode_t); va_end(more); \
        REAL(int, #name, const char *, int, ...); \
        if (writes(flags) && asked("open", flags & O_CREAT, AT_FDCWD, path)) return -1; \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, mode_t); va_end(more); \
        REAL(int, #name, int, const char *, int, ...); \
        if (writes(flags) && asked("open", flags & O_CREAT, folder, path)) return -1; \
        return real(folder, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

#define CREAT(name) \
    int name(const char *path, mode_t mode) { \
        REAL(int, #name, const char *, mode_t); \
        return asked("open", 1, AT_FDCWD, path) ? -1 : real(path, mode); \
    }
CREAT(creat)
CREAT(creat64)

#define FOPEN(name) \
    FILE *name(const char *path, const char *how) { \
        REAL(FILE *, #name, const char *, const char *); \
        if (how[0] != 'r' && asked("open", 1, AT_FDCWD, path)) return NULL; \
        return real(path, how); \
    }
FOPEN(fopen)
FOPEN(fopen64)

ssize_t write(int fd, const void *from, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    int last;
    if (asked_of("write", 1, fd, &last)) return -1;
    if (last) { real(fd, from, size / 2); cut(); }
    return real(fd, from, size);
}

ssize_t writev(int fd, const struct iovec *from, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    int last;
    if (asked_of("write", 1, fd, &last)) return -1;
    if (last) { real(fd, from, count / 2); cut(); }
    return real(fd, from, count);
}

#define PWRITE(name, offset) \
    ssize_t name(int fd, const void *from, size_t size, offset at) { \
        REAL(ssize_t, #name, int, const void *, size_t, offset); \
        int last; \
        if (asked_of("write", 1, fd, &last)) return -1; \
        if (last) { real(fd, from, size / 2, at); cut(); } \
        return real(fd, from, size, at); \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define SENDFILE(name, offset) \
    ssize_t name(int to, int from, offset *at, size_t size) { \
        REAL(ssize_t, #name, int, int, offset *, size_t); \
        int last; \
        if (asked_of("write", 1, to, &last)) return -1; \
        if (last) { struct stat seen; if (!fstat(from, &seen)) real(to, from, at, seen.st_size / 2); cut(); } \
        return real(to, from, at, size); \
    }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *into, size_t size, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    return asked_of("write", 1, to, NULL) ? -1 : real(from, at, to, into, size, flags);
}

#define TRUNCATE(name, offset) \
    int name(int fd, offset size) { \
        REAL(int, #name, int, offset); \
        return asked_of("ftruncate", 0, fd, NULL) ? -1 : real(fd, size); \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define FLUSH(name) \
    int name(int fd) { \
        REAL(int, #name, int); \
        return asked_of("fsync", 1, fd, NULL) ? -1 : real(fd); \
    }
FLUSH(fsync)
FLUSH(fdatasync)

int rename(const char *one, const char *other) {
    REAL(int, "rename", const char *, const char *);
    return asked("rename", 0, AT_FDCWD, other) ? -1 : real(one, other);
}
int renameat(int from, const char *one, int to, const char *other) {
    REAL(int, "renameat", int, const char *, int, const char *);
    return asked("rename", 0, to, other) ? -1 : real(from, one, to, other);
}
int renameat2(int from, const char *one, int to, const char *other, unsigned flags) {
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
    return asked("rename", 0, to, other) ? -1 : real(from, one, to, other, flags);
}
int link(const char *one, const char *other) {
    REAL(int, "link", const char *, const char *);
    return asked("link", 1, AT_FDCWD, other) ? -1 : real(one, other);
}
int linkat(int from, const char *one, int to, const char *other, int flags) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    return asked("link", 1, to, other) ? -1 : real(from, one, to, other, flags);
}
int symlink(const char *one, const char *other) {
    REAL(int, "symlink", const char *, const char *);
    return asked("link", 1, AT_FDCWD, other) ? -1 : real(one, other);
}
int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return asked("unlink", 0, AT_FDCWD, path) ? -1 : real(path);
}
int unlinkat(int folder, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    return asked(flags & AT_REMOVEDIR ? "rmdir" : "unlink", 0, folder, path) ? -1 : real(folder, path, flags);
}
int rmdir(const char *path) {
    REAL(int, "rmdir", const char *);
    return asked("rmdir", 0, AT_FDCWD, path) ? -1 : real(path);
}
int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return asked("mkdir", 1, AT_FDCWD, path) ? -1 : real(path, mode);
}
int mkdirat(int folder, const char *path, mode_t mode) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    return asked("mkdir", 1, folder, path) ? -1 : real(folder, path, mode);
}
