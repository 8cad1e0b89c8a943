// Defines a function that jumps to a library's function of the same name, and loads the library on the first call.
//
// The symbols are hidden: an exported `GOMP_parallel` of ours would stand in for libgomp's inside oneDNN itself. Arguments
// stay where the caller put them: `tnb_library_resolve_call` (resolve.c) keeps every register that can hold one.

#ifndef TNB_LAZY_H
#define TNB_LAZY_H

#include "CLibraries.h"

#if defined(__x86_64__)
#define TNB_LAZY_JUMP(name) "    endbr64\n    jmp *tnb_slot_" name "(%rip)\n"
#define TNB_LAZY_FIRST(name) "    leaq tnb_entry_" name "(%rip), %r11\n    jmp tnb_library_resolve_call\n"
#elif defined(__aarch64__)
#define TNB_LAZY_JUMP(name) "    adrp x16, tnb_slot_" name "\n    ldr x16, [x16, :lo12:tnb_slot_" name "]\n    br x16\n"
#define TNB_LAZY_FIRST(name) "    adrp x16, tnb_entry_" name "\n    add x16, x16, :lo12:tnb_entry_" name "\n    b tnb_library_resolve_call\n"
#else
#error "write the two jumps for this processor, or link the libraries and leave this target out"
#endif

/// `library` is a `struct tnb_library` of this file, `name` a function that it exports.
#define TNB_LAZY(library, name)                                                                                              \
    __asm__(".text\n.balign 16\n.globl " #name "\n.hidden " #name "\n.type " #name ", %function\n" #name ":\n"              \
            TNB_LAZY_JUMP(#name) "tnb_first_" #name ":\n" TNB_LAZY_FIRST(#name) ".size " #name ", . - " #name "\n"          \
            ".section .rodata.str1.1,\"aMS\",%progbits,1\ntnb_name_" #name ": .asciz \"" #name "\"\n"                       \
            ".data\n.balign 8\ntnb_slot_" #name ": .quad tnb_first_" #name "\n"                                             \
            "tnb_entry_" #name ": .quad tnb_slot_" #name ", " #library ", tnb_name_" #name "\n.text\n")

#endif
