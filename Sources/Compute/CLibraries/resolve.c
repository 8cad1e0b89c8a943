// The first call of a lazy function: loads its library, finds the function, and goes on into it with the caller's arguments.

#include "CLibraries.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/// What TNB_LAZY lays out beside each function.
struct tnb_entry {
    void **slot;
    struct tnb_library *library;
    const char *name;
};

static void *open_library(struct tnb_library *library) {
    char file[128];
    const char *rest = library->files;
    while (*rest) {
        size_t length = strcspn(rest, " ");
        snprintf(file, sizeof file, "%.*s", (int)length, rest);
        void *handle = dlopen(file, RTLD_NOW | RTLD_GLOBAL);
        if (handle) return handle;
        rest += length;
        while (*rest == ' ') rest++;
    }
    return NULL;
}

static void give_up(const struct tnb_library *library, const char *what) {
    fprintf(stderr, "tnb: cannot load %s (%s). Install it: apt-get install %s\n", library->files, what, library->package);
    _exit(127);  // A program that is linked with a library that is not there does not start either.
}

/// The address of the entry's function. Two threads may come here at once: one of them loads the library, both find and store
/// the same address.
void *tnb_library_find(struct tnb_entry *entry) {
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    struct tnb_library *library = entry->library;
    pthread_mutex_lock(&mutex);
    void *handle = library->handle;
    if (!handle) {
        if (library->before) library->before();
        handle = open_library(library);
        if (handle && library->again && library->again(handle)) {
            dlclose(handle);
            handle = open_library(library);
        }
        if (library->after) library->after();
        if (!handle) give_up(library, dlerror());
        library->handle = handle;
    }
    pthread_mutex_unlock(&mutex);
    void *function = dlsym(handle, entry->name);
    if (!function) give_up(library, entry->name);
    __atomic_store_n(entry->slot, function, __ATOMIC_RELEASE);
    return function;
}

#if defined(__x86_64__)
__asm__(".text\n.balign 16\n.globl tnb_library_resolve_call\n.hidden tnb_library_resolve_call\n"
        ".type tnb_library_resolve_call, %function\n"
        "tnb_library_resolve_call:\n"
        "    .cfi_startproc\n"
        "    pushq %rbp\n    .cfi_def_cfa_offset 16\n    .cfi_offset %rbp, -16\n"
        "    movq %rsp, %rbp\n    .cfi_def_cfa_register %rbp\n"
        "    subq $192, %rsp\n    andq $-16, %rsp\n"
        "    movq %rax, (%rsp)\n    movq %rdi, 8(%rsp)\n    movq %rsi, 16(%rsp)\n    movq %rdx, 24(%rsp)\n"
        "    movq %rcx, 32(%rsp)\n    movq %r8, 40(%rsp)\n    movq %r9, 48(%rsp)\n"
        "    movups %xmm0, 64(%rsp)\n    movups %xmm1, 80(%rsp)\n    movups %xmm2, 96(%rsp)\n    movups %xmm3, 112(%rsp)\n"
        "    movups %xmm4, 128(%rsp)\n    movups %xmm5, 144(%rsp)\n    movups %xmm6, 160(%rsp)\n    movups %xmm7, 176(%rsp)\n"
        "    movq %r11, %rdi\n    call tnb_library_find\n    movq %rax, %r11\n"
        "    movups 64(%rsp), %xmm0\n    movups 80(%rsp), %xmm1\n    movups 96(%rsp), %xmm2\n    movups 112(%rsp), %xmm3\n"
        "    movups 128(%rsp), %xmm4\n    movups 144(%rsp), %xmm5\n    movups 160(%rsp), %xmm6\n    movups 176(%rsp), %xmm7\n"
        "    movq (%rsp), %rax\n    movq 8(%rsp), %rdi\n    movq 16(%rsp), %rsi\n    movq 24(%rsp), %rdx\n"
        "    movq 32(%rsp), %rcx\n    movq 40(%rsp), %r8\n    movq 48(%rsp), %r9\n"
        "    leave\n    .cfi_def_cfa %rsp, 8\n    jmp *%r11\n"
        "    .cfi_endproc\n.size tnb_library_resolve_call, . - tnb_library_resolve_call\n");
#elif defined(__aarch64__)
__asm__(".text\n.balign 16\n.globl tnb_library_resolve_call\n.hidden tnb_library_resolve_call\n"
        ".type tnb_library_resolve_call, %function\n"
        "tnb_library_resolve_call:\n"
        "    .cfi_startproc\n"
        "    stp x29, x30, [sp, #-224]!\n    .cfi_def_cfa_offset 224\n    .cfi_offset x29, -224\n    .cfi_offset x30, -216\n"
        "    mov x29, sp\n"
        "    stp x0, x1, [sp, #16]\n    stp x2, x3, [sp, #32]\n    stp x4, x5, [sp, #48]\n    stp x6, x7, [sp, #64]\n"
        "    str x8, [sp, #80]\n"
        "    stp q0, q1, [sp, #96]\n    stp q2, q3, [sp, #128]\n    stp q4, q5, [sp, #160]\n    stp q6, q7, [sp, #192]\n"
        "    mov x0, x16\n    bl tnb_library_find\n    mov x16, x0\n"
        "    ldp x0, x1, [sp, #16]\n    ldp x2, x3, [sp, #32]\n    ldp x4, x5, [sp, #48]\n    ldp x6, x7, [sp, #64]\n"
        "    ldr x8, [sp, #80]\n"
        "    ldp q0, q1, [sp, #96]\n    ldp q2, q3, [sp, #128]\n    ldp q4, q5, [sp, #160]\n    ldp q6, q7, [sp, #192]\n"
        "    ldp x29, x30, [sp], #224\n    .cfi_def_cfa_offset 0\n    br x16\n"
        "    .cfi_endproc\n.size tnb_library_resolve_call, . - tnb_library_resolve_call\n");
#endif
