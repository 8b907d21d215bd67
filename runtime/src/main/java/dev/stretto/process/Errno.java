package dev.stretto.process;

/** The error numbers of Linux that starting and ending processes can meet. */
final class Errno {

    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int E2BIG = 7;
    static final int ENOEXEC = 8;
    static final int EAGAIN = 11;
    static final int ENOMEM = 12;
    static final int ENFILE = 23;
    static final int EMFILE = 24;
    static final int ETXTBSY = 26;

    private Errno() {}
}
